//! What somebody writes to select something, or to see only a part of a pane; and the way to a finding.

use super::Run;
use crate::trace::ask;
use crate::tui::pane::Pane;
use crate::tui::pane::log::Direction;

impl Run {
    /// Selects what is called this.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn select_by_name(&mut self, text: &str) -> Result<(), String> {
        let subject = ask::subject(text.trim(), &self.film.header().names)
            .ok_or_else(|| format!("nothing is called \"{}\"", text.trim()))?;
        self.select(subject);
        Ok(())
    }

    /// Shows only these events in the log; all, if the text is empty.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn filter_log(&mut self, text: &str) -> Result<(), String> {
        if text.trim().is_empty() {
            self.log.show_all();
            return Ok(());
        }
        let filter = ask::filter(text, &self.film.header().names)?;
        self.log.show_only(filter, text.trim());
        Ok(())
    }

    /// Selects the line of the log closest to the selected one that has these words, and goes there if it is beyond the
    /// cursor.
    ///
    /// # Errors
    /// If no line has them, of those looked at.
    pub fn search_log(&mut self, text: &str, direction: Direction) -> Result<(), String> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let place = self.log.search(&self.film, text.trim(), direction)?;
        if place < self.film.index() {
            self.log.pick(place);
        } else {
            self.go_to_event(place);
        }
        Ok(())
    }

    /// The same for what was searched for last.
    pub(super) fn search_again(&mut self, direction: Direction) {
        let text = self.log.searched().to_owned();
        if let Err(why) = self.search_log(&text, direction) {
            self.say(why);
        }
    }

    /// Goes to the time of a finding, the selected one if none is given, and selects whom it is about.
    pub fn open_finding(&mut self, place: Option<usize>) {
        if let Some(place) = place {
            self.attend(Pane::Findings);
            self.findings.select(place);
        }
        let Some((time, subject)) = self.findings.selected().map(|found| (found.time(), found.subject())) else {
            return;
        };
        if let Some(subject) = subject {
            self.select(subject);
        }
        self.go_to_time(time);
    }
}
