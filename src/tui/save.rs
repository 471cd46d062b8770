//! Files that the view writes when somebody asks for them.
//!
//! **Invariant**: nothing that is there is ever overwritten.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

/// The most files of one name.
const MOST: u32 = 1000;

/// Writes a new file in the current folder: `name.ending`, or `name-2.ending` where that is taken, and so on.
///
/// # Errors
/// In words for the person at the keyboard.
pub fn create(name: &str, ending: &str, text: &str) -> Result<PathBuf, String> {
    for number in 1..=MOST {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = PathBuf::from(format!("{name}{number}.{ending}"));
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        match written {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{}: {error}", path.display())),
        }
    }
    Err(format!("there are {MOST} files called {name} already"))
}
