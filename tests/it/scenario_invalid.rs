//! What is said about every wrong file in `tests/data/invalid`: the whole report, as it is printed, beside the file.
//!
//! `UPDATE_REPORTS=1 cargo test` writes the reports anew, to be read over before they are committed.

use std::path::{Path, PathBuf};
use std::{fs, io};

use gopark::report::diagnostic;
use gopark::scenario::Scenario;

fn files() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid");
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    Ok(files)
}

fn report(path: &Path) -> io::Result<String> {
    let source = fs::read_to_string(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let found = Scenario::parse(&source).err().unwrap_or_default();
    assert!(!found.is_empty(), "{name} has no mistake");
    Ok(diagnostic::render(&found, &name, &source, false))
}

#[test]
fn every_wrong_file_is_reported_as_stored() {
    let update = std::env::var_os("UPDATE_REPORTS").is_some();
    assert!(!update || std::env::var_os("CI").is_none(), "reports are not rewritten where CI is set");
    let files = files().unwrap();
    assert!(files.len() >= 12);
    for path in files {
        let (found, stored) = (report(&path).unwrap(), path.with_extension("txt"));
        if update {
            fs::write(&stored, &found).unwrap();
        }
        let expected = fs::read_to_string(&stored).unwrap_or_default();
        assert!(found == expected, "{} is not what is reported now:\n{found}", stored.display());
    }
}

#[test]
fn ten_mistakes_make_ten_messages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid/ten-mistakes.toml");
    let report = report(&path).unwrap();
    assert_eq!(report.matches("error[").count(), 10, "{report}");
    assert_eq!(report.matches(" --> ten-mistakes.toml:").count(), 10, "{report}");
    assert!(report.ends_with("\n10 errors in ten-mistakes.toml\n"), "{report}");
}
