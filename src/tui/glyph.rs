//! The signs that the view draws with, in Unicode and in plain ASCII.
//!
//! **Invariant**: every sign is one cell wide, in both sets; signs that stand side by side differ without colour.

/// A set of signs.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// A cell in which a goroutine runs all the time.
    pub running: &'static str,
    /// Cells in which something runs part of the time, from little to much.
    pub partly: [&'static str; 7],
    /// The first cell of a run, so that neighbours of one colour stay apart.
    pub edge: &'static str,
    /// A goroutine in a syscall.
    pub syscall: &'static str,
    /// The scheduler at work, or a thread on its way.
    pub overhead: &'static str,
    /// A thread looking for work.
    pub spinning: &'static str,
    /// A thread waiting for a core.
    pub ready: &'static str,
    /// A P halted by stop-the-world.
    pub halted: &'static str,
    /// What is recorded but lies after the cursor.
    pub later: &'static str,
    /// Nothing.
    pub idle: &'static str,
    /// A horizontal rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub bar: &'static str,
    /// A tick on the time axis.
    pub notch: &'static str,
    /// The cursor on the time axis.
    pub cursor: &'static str,
    /// A change of the machine on the time axis.
    pub change: &'static str,
    /// Marks the selected line and the focused pane.
    pub mark: &'static str,
    /// Text goes on beyond the edge.
    pub more: &'static str,
    /// Separates facts in a line.
    pub dot: &'static str,
    /// The run goes on.
    pub play: &'static str,
    /// The run stands.
    pub pause: &'static str,
    /// The run is over.
    pub stop: &'static str,
    /// Names of the arrow keys: left, right, up, down.
    pub arrows: [&'static str; 4],
}

/// For terminals with UTF-8.
pub static UNICODE: Glyphs = Glyphs {
    running: "█",
    partly: ["▁", "▂", "▃", "▄", "▅", "▆", "▇"],
    edge: "▏",
    syscall: "▒",
    overhead: "░",
    spinning: "~",
    ready: "-",
    halted: "x",
    later: "▄",
    idle: "·",
    rule: "─",
    bar: "│",
    notch: "╵",
    cursor: "▲",
    change: "◆",
    mark: "▸",
    more: "…",
    dot: "·",
    play: "▶",
    pause: "‖",
    stop: "■",
    arrows: ["←", "→", "↑", "↓"],
};

/// For all others.
pub static ASCII: Glyphs = Glyphs {
    running: "#",
    partly: [":", ":", ":", "+", "+", "+", "+"],
    edge: "|",
    syscall: "s",
    overhead: "%",
    spinning: "~",
    ready: "-",
    halted: "x",
    later: "=",
    idle: ".",
    rule: "-",
    bar: "|",
    notch: "'",
    cursor: "^",
    change: "*",
    mark: ">",
    more: "~",
    dot: "|",
    play: ">",
    pause: "=",
    stop: "#",
    arrows: ["Left", "Right", "Up", "Down"],
};

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_sign_is_one_cell() {
        for set in [&UNICODE, &ASCII] {
            let single = [
                set.running,
                set.edge,
                set.syscall,
                set.overhead,
                set.spinning,
                set.ready,
                set.halted,
                set.later,
                set.idle,
                set.rule,
                set.bar,
                set.notch,
                set.cursor,
                set.change,
                set.mark,
                set.more,
                set.dot,
                set.play,
                set.pause,
                set.stop,
            ];
            for sign in single.into_iter().chain(set.partly) {
                assert_eq!(sign.width(), 1, "{sign}");
            }
        }
    }

    #[test]
    fn the_states_of_a_lane_differ() {
        for set in [&UNICODE, &ASCII] {
            let signs = [set.running, set.syscall, set.overhead, set.spinning, set.ready, set.halted, set.idle];
            for (place, sign) in signs.iter().enumerate() {
                assert!(!signs[..place].contains(sign), "{sign} twice");
            }
        }
    }
}
