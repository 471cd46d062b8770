//! What a person chose before the view opened: its look, its keys, how it moves.

use std::time::Duration;

use super::bindings::Keymap;
use super::look::Look;
use super::pacer::Speed;
use super::theme::Theme;

/// The choice.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Theme and signs, as they are where nobody presents.
    pub look: Look,
    /// Whether somebody asked for that theme, so that presenting keeps it.
    pub theme_chosen: bool,
    /// Whether the view is for a projector: fewer panes, all larger, nothing that flickers.
    pub presenter: bool,
    /// The keys in force.
    pub keymap: Keymap,
    /// How often and how smoothly the picture changes, where nobody presents.
    pub motion: Motion,
    /// Whether the mouse is listened to. If not, the terminal does with it what it always does.
    pub mouse: bool,
    /// How fast a run plays at first; none: by its tick.
    pub speed: Option<Speed>,
}

impl From<Look> for Settings {
    fn from(look: Look) -> Self {
        Self {
            look,
            theme_chosen: look.theme != Theme::Default,
            presenter: false,
            keymap: Keymap::default(),
            motion: Motion::default(),
            mouse: true,
            speed: None,
        }
    }
}

impl Settings {
    /// The look in force: who presents gets the contrast that a bright room needs, unless they chose otherwise.
    pub fn look_in_force(&self) -> Look {
        let theme = if self.presenter && !self.theme_chosen { Theme::HighContrast } else { self.look.theme };
        Look { theme, ..self.look }
    }

    /// The motion in force: who presents sees time go by in whole ticks.
    pub fn motion_in_force(&self) -> Motion {
        Motion { reduced: self.motion.reduced || self.presenter, ..self.motion }
    }

    /// Takes the theme after the one in force, which is then chosen.
    pub fn next_theme(&mut self) {
        self.look.theme = self.look_in_force().theme.next();
        self.theme_chosen = true;
    }
}

/// How often and how smoothly the picture changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Motion {
    /// The most frames in a second.
    pub fps: Fps,
    /// Whether time goes by in whole ticks and few frames, so that nothing flickers.
    pub reduced: bool,
}

/// Frames in a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fps(u8);

impl Fps {
    /// As many as there can be.
    pub const MAX: u8 = 60;

    /// So many, if it is at least one and not too many.
    pub fn new(frames: u8) -> Option<Self> {
        (1..=Self::MAX).contains(&frames).then_some(Self(frames))
    }

    /// How many.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Fps {
    fn default() -> Self {
        Self(Self::MAX)
    }
}

impl Motion {
    /// Frames in a second while time goes by, where motion is reduced.
    const REDUCED_FPS: u32 = 4;

    /// The least time between two frames.
    pub fn frame(self) -> Duration {
        Duration::from_secs(1) / u32::from(self.fps.get())
    }

    /// The least time between two frames if nobody did anything: while time goes by, or the recording grows.
    pub fn step(self) -> Duration {
        let step = if self.reduced { Duration::from_secs(1) / Self::REDUCED_FPS } else { Duration::ZERO };
        step.max(self.frame())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presenting_asks_for_contrast_and_calm_and_gives_them_back() {
        let mut settings = Settings { presenter: true, ..Settings::from(Look::COLOUR) };
        assert_eq!(settings.look_in_force().theme, Theme::HighContrast);
        assert!(settings.motion_in_force().reduced);
        settings.presenter = false;
        assert_eq!(settings.look_in_force(), Look::COLOUR);
        assert!(!settings.motion_in_force().reduced);
        settings.presenter = true;
        settings.next_theme();
        assert_eq!(settings.look_in_force().theme, Theme::Mono, "the one after high contrast");
        settings.presenter = false;
        assert_eq!(settings.look_in_force().theme, Theme::Mono, "whoever chose it keeps it");
        let chosen = Settings { presenter: true, ..Settings::from(Look::MONO) };
        assert_eq!(chosen.look_in_force(), Look::MONO);
    }

    #[test]
    fn frames_are_bounded() {
        assert_eq!([0, 1, 60, 61].map(|n| Fps::new(n).is_some()), [false, true, true, false]);
        let motion = |fps, reduced| Motion { fps: Fps::new(fps).unwrap(), reduced };
        assert_eq!(motion(50, false).frame(), Duration::from_millis(20));
        assert_eq!(motion(50, false).step(), Duration::from_millis(20));
        assert_eq!(motion(50, true).frame(), Duration::from_millis(20), "keys are answered at once");
        assert_eq!(motion(50, true).step(), Duration::from_millis(250));
        assert_eq!(motion(2, true).step(), Duration::from_millis(500));
    }
}
