//! Writes a run that was changed at the keyboard as a scenario that replays it.
//!
//! ```text
//!   the author's text, as it is  +  what the command line said, in [machine]  +  one [[at]] for each change
//! ```
//!
//! A Go program that was run without a scenario gets one: the machine as it is, and `[program]` with its file.

use std::path::Path;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::base::quota::CpuMax;
use crate::base::time::SimTime;
use crate::golang::VERSION;
use crate::scenario::{GoSource, GoText};
use crate::sim::config::{Change, Setting, Startup};
use crate::simulate::{Plan, Runs};

/// Why no scenario can say what was run.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It consists of several files.
    #[error("a scenario has one Go file, and this program has {0}")]
    ManyFiles(usize),
    /// A number that TOML does not have.
    #[error("the seed {0} is larger than a number in a TOML file can be")]
    Seed(u64),
    /// The author's text cannot be added to.
    #[error("the scenario's text cannot be added to: {0}")]
    Text(#[from] toml_edit::TomlError),
}

/// The text of a scenario that replays the plan, if it lies in the folder in which the plan was made. How far the run
/// goes ([`Plan::until`]) is left to the command line.
///
/// # Errors
/// If there is no such text.
pub fn scenario_text(plan: &Plan) -> Result<String, SaveError> {
    let bare = plan.scenario.source.is_empty();
    let text = if bare { skeleton(plan) } else { plan.scenario.source.to_string() };
    let mut text: DocumentMut = text.parse()?;
    if bare {
        whole_machine(plan, &mut text)?;
        write_program(plan, &mut text)?;
    } else {
        write_overrides(plan, &mut text)?;
        move_program(plan, &mut text);
    }
    write_changes(&plan.changes, &mut text)?;
    Ok(text.to_string())
}

/// The head of a scenario for a program that has none.
fn skeleton(plan: &Plan) -> String {
    let title = Value::from(plan.scenario.title.as_str());
    format!("title = {title}\ntick = \"{}\"\n\n[machine]\n\n[program]\n", plan.scenario.tick)
}

fn whole_machine(plan: &Plan, text: &mut DocumentMut) -> Result<(), SaveError> {
    let config = &plan.scenario.machine;
    let machine = &mut text["machine"];
    machine["cores"] = value(i64::from(config.cores));
    if let CpuMax::Quota(quota) = config.quota {
        machine["quota"] = value(quota.to_string());
    }
    if config.custom_gomaxprocs {
        machine["gomaxprocs"] = value(i64::from(config.gomaxprocs));
    }
    machine["costs"] = value(plan.scenario.costs.as_str());
    machine["seed"] = seed(config.seed)?;
    if config.startup == Startup::Real {
        machine["startup"] = value("real");
    }
    Ok(())
}

fn write_program(plan: &Plan, text: &mut DocumentMut) -> Result<(), SaveError> {
    let program = &mut text["program"];
    if let Runs::Go(go) = &plan.runs {
        let files: Vec<_> = go.code.map.files().iter().filter(|file| !file.library).collect();
        match files[..] {
            [file] => program["file"] = value(file.name.to_string()),
            _ => return Err(SaveError::ManyFiles(files.len())),
        }
    }
    let Some(GoSource { lang, args, .. }) = &plan.scenario.go else { return Ok(()) };
    if *lang != VERSION {
        program["lang"] = value(format!("go1.{lang}"));
    }
    if !args.is_empty() {
        program["args"] = value(args.iter().collect::<Value>());
    }
    Ok(())
}

/// What the command line said of the machine.
fn write_overrides(plan: &Plan, text: &mut DocumentMut) -> Result<(), SaveError> {
    let given = &plan.overrides;
    let cores = given.cores.map(|cores| ("cores", value(i64::from(cores))));
    let procs = given.gomaxprocs.map(|procs| ("gomaxprocs", value(i64::from(procs))));
    let quota = given.quota.map(|quota| ("quota", value(quota.to_string())));
    let costs = given.costs.map(|preset| ("costs", value(preset.name())));
    let seed = given.seed.map(seed).transpose()?.map(|seed| ("seed", seed));
    let all: Vec<_> = [cores, quota, procs, costs, seed].into_iter().flatten().collect();
    if !all.is_empty() {
        let machine = text.entry("machine").or_insert_with(|| Item::Table(table("\n")));
        all.into_iter().for_each(|(key, item)| machine[key] = item);
    }
    Ok(())
}

/// A scenario's program lies beside the scenario, which the new one does not.
fn move_program(plan: &Plan, text: &mut DocumentMut) {
    let folder = Path::new(&plan.header.scenario).parent().filter(|folder| !folder.as_os_str().is_empty());
    if let (Some(folder), Some(GoSource { text: GoText::File(file), .. })) = (folder, &plan.scenario.go) {
        text["program"]["file"] = value(folder.join(file).display().to_string());
    }
}

/// The changes by time; of one time, those that one `[[at]]` makes in this order share it.
fn write_changes(changes: &[Change], text: &mut DocumentMut) -> Result<(), SaveError> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| change.time);
    if changes.is_empty() {
        return Ok(());
    }
    let at = text.entry("at").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let mut tables = std::mem::take(at).into_array_of_tables().unwrap_or_default();
    let together = |a: &&Change, b: &&Change| a.time == b.time && rank(&a.setting) < rank(&b.setting);
    for group in changes.chunk_by(together) {
        let mut table = table("\n");
        table["time"] = value(group[0].time.since(SimTime::ZERO).to_string());
        for change in group {
            let (key, item) = entry(&change.setting)?;
            table[key] = item;
        }
        tables.push(table);
    }
    *at = Item::ArrayOfTables(tables);
    Ok(())
}

/// The order in which one `[[at]]` changes things.
const fn rank(setting: &Setting) -> u8 {
    match setting {
        Setting::Cores(_) => 0,
        Setting::Quota(_) => 1,
        Setting::Costs { .. } => 2,
        Setting::Seed(_) => 3,
        Setting::Gomaxprocs(_) => 4,
    }
}

fn entry(setting: &Setting) -> Result<(&'static str, Item), SaveError> {
    Ok(match setting {
        Setting::Cores(cores) => ("cores", value(i64::from(*cores))),
        Setting::Quota(quota) => ("quota", value(quota.to_string())),
        Setting::Costs { name, .. } => ("costs", value(name)),
        Setting::Seed(number) => ("seed", seed(*number)?),
        Setting::Gomaxprocs(procs) => ("gomaxprocs", value(i64::from(*procs))),
    })
}

fn seed(seed: u64) -> Result<Item, SaveError> {
    i64::try_from(seed).map(value).map_err(|_| SaveError::Seed(seed))
}

/// An empty table with this before it.
fn table(prefix: &str) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix(prefix);
    table
}
