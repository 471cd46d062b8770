//! What a person chose before the view opened: its look, its keys, how it moves.

use std::time::Duration;

use super::bindings::Keymap;
use super::look::Look;
use super::pacer::Speed;

/// The choice.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Theme and signs.
    pub look: Look,
    /// The keys in force.
    pub keymap: Keymap,
    /// How often and how smoothly the picture changes.
    pub motion: Motion,
    /// Whether the mouse is listened to. If not, the terminal does with it what it always does.
    pub mouse: bool,
    /// How fast a run plays at first; none: by its tick.
    pub speed: Option<Speed>,
}

impl From<Look> for Settings {
    fn from(look: Look) -> Self {
        Self { look, keymap: Keymap::default(), motion: Motion::default(), mouse: true, speed: None }
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
