//! What one way of doing something costs against another way of doing the same, as a measurement of criterion.

use criterion::{
    Bencher, Throughput,
    measurement::{Measurement, ValueFormatter},
};
use rustix::time::{ClockId, clock_gettime};

/// CPU time of this thread for one way, divided by that for the other. It counts the thread alone, in the program
/// and in the kernel, so that neither servers nor other processes are in it.
pub struct Ratio;

/// The CPU time of a number of batches of each way, in nanoseconds.
#[derive(Clone, Copy, Default)]
pub struct Costs {
    batches: u64,
    ours: u64,
    theirs: u64,
}

impl Ratio {
    /// Measures batches of `ours` and `theirs` in turn, so that what disturbs the machine disturbs both. Which one
    /// goes first changes from pair to pair.
    pub fn measure(
        bencher: &mut Bencher<'_, Self>,
        total: &mut Costs,
        mut ours: impl FnMut(),
        mut theirs: impl FnMut(),
    ) {
        bencher.iter_custom(|batches| {
            let mut costs = Costs::default();
            for batch in 0..batches {
                if batch % 2 == 0 {
                    costs.ours += cost(&mut ours);
                    costs.theirs += cost(&mut theirs);
                } else {
                    costs.theirs += cost(&mut theirs);
                    costs.ours += cost(&mut ours);
                }
                costs.batches += 1;
            }
            *total = Self.add(total, &costs);
            costs
        });
    }
}

impl Costs {
    /// Prints what one of the `per_batch` rounds of a batch took, in all that was measured.
    #[expect(clippy::cast_precision_loss, reason = "nanoseconds of minutes at most")]
    pub fn print(&self, name: &str, per_batch: u32) {
        let rounds = self.batches as f64 * f64::from(per_batch);
        eprintln!(
            "{name}: {:.2} us against {:.2} us of CPU time",
            self.ours as f64 / rounds / 1_000.0,
            self.theirs as f64 / rounds / 1_000.0,
        );
    }
}

fn cost(work: &mut impl FnMut()) -> u64 {
    let start = thread_cpu();
    work();
    thread_cpu() - start
}

fn thread_cpu() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let parts = u64::try_from(time.tv_sec).and_then(|s| Ok((s, u64::try_from(time.tv_nsec)?)));
    parts.map_or(0, |(seconds, nanos)| seconds * 1_000_000_000 + nanos)
}

impl Measurement for Ratio {
    type Intermediate = ();
    type Value = Costs;

    fn start(&self) {}

    fn end(&self, (): ()) -> Costs {
        Costs::default()
    }

    fn add(&self, one: &Costs, other: &Costs) -> Costs {
        Costs {
            batches: one.batches + other.batches,
            ours: one.ours + other.ours,
            theirs: one.theirs + other.theirs,
        }
    }

    fn zero(&self) -> Costs {
        Costs::default()
    }

    /// Criterion divides by the number of batches.
    #[expect(clippy::cast_precision_loss, reason = "nanoseconds of minutes at most")]
    fn to_f64(&self, costs: &Costs) -> f64 {
        costs.batches as f64 * costs.ours as f64 / costs.theirs as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        &Times
    }
}

/// Shows a ratio as it is.
struct Times;

impl ValueFormatter for Times {
    fn format_value(&self, value: f64) -> String {
        format!("{value:.3} times")
    }

    fn scale_values(&self, _: f64, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_throughputs(&self, _: f64, _: &Throughput, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_for_machines(&self, _: &mut [f64]) -> &'static str {
        "times"
    }
}
