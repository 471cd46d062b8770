//! An unobserved run builds no events, and what it counts is what the events of the observed one say.

use gopark::scenario::builtin;
use gopark::sim::costs::Preset;
use gopark::simulate::Overrides;

use crate::runs::{assert_counted, plan};

#[test]
fn unobserved_runs_count_what_the_events_say() {
    for builtin in builtin::all() {
        for costs in [None].into_iter().chain(Preset::ALL.map(Some)) {
            for cores in [None, Some(1), Some(3)] {
                let plan = plan(builtin, &Overrides { cores, costs, ..Overrides::default() });
                assert_counted(&plan, &plan.run());
            }
        }
    }
}
