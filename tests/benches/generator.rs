//! How long reading takes, and reading and generating, on specs of 100, 1,000 and 10,000 operations.
//!
//! `cargo bench -p bindery-tests --bench generator` measures. Run as a test, each bench runs once on the
//! smallest spec.

use bindery_codegen::check::Checked;
use bindery_codegen::rust::{Package, client_crate};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use bindery_tests::synthetic;
use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};

fn sizes() -> &'static [usize] {
    let measures = std::env::args().any(|argument| argument == "--bench");
    if measures {
        &[100, 1_000, 10_000]
    } else {
        &[100]
    }
}

fn read(source: &Source) -> Checked {
    let (checked, report) = spec::read(source);
    assert!(!report.has_errors(), "the synthetic spec has mistakes");
    checked.expect("a spec without an error is checked")
}

fn generator(criterion: &mut Criterion) {
    let package = Package {
        name: "bindery-synthetic".to_owned(),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: None,
        mock: None,
    };
    let mut group = criterion.benchmark_group("generator");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    for &operations in sizes() {
        let source = Source::new("synthetic.md", synthetic::spec(operations));
        group.throughput(Throughput::Elements(operations as u64));
        group.bench_function(BenchmarkId::new("read", operations), |bencher| {
            bencher.iter(|| read(&source));
        });
        group.bench_function(
            BenchmarkId::new("read and generate", operations),
            |bencher| {
                bencher.iter(|| client_crate(read(&source), &package, "synthetic.md", &source));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, generator);
criterion_main!(benches);
