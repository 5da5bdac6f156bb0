use bindery_codegen::{
    rust::{Package, client_crate},
    source::Source,
    spec,
};
fn main() {
    let mut a = std::env::args().skip(1);
    let (path, out, name) = (a.next().unwrap(), a.next().unwrap(), a.next().unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    let file = path.rsplit('/').next().unwrap().to_string();
    let source = Source::new(file.clone(), text.clone());
    let (checked, report) = spec::read(&source);
    for d in report.diagnostics() {
        if d.severity != bindery_codegen::diagnostic::Severity::Open {
            println!(
                "{:?} {} {} {} [{:?}]",
                d.severity,
                source.position(d.span.start),
                d.code,
                d.message,
                d.suggestions
            );
        }
    }
    let Some(checked) = checked else {
        println!("NOT CHECKED");
        return;
    };
    let package = Package {
        name,
        version: "0.1.0".into(),
        runtime_version: "0.1.0".into(),
        runtime_path: Some("../../runtime".into()),
    };
    let files = client_crate(checked.api(), &package, &file, &text).unwrap();
    for (p, t) in files.iter() {
        let path = std::path::Path::new(&out).join(p.as_str());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, t).unwrap();
    }
    println!("{} files", files.len());
}
