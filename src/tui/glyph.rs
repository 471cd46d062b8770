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
    /// Columns in which ever more happened.
    pub density: [&'static str; 8],
    /// What holds together a stretch of a row from below: left end, between, right end.
    pub bracket: [&'static str; 3],
    /// Cells filled from the left, by eighths; none where they are not to be had.
    pub eighths: Option<[&'static str; 7]>,
    /// A goroutine that waits on a run queue.
    pub runnable: &'static str,
    /// One that waits for a lock, a wait group or a condition.
    pub waits_lock: &'static str,
    /// One that waits for a channel.
    pub waits_chan: &'static str,
    /// One that waits for the network.
    pub waits_net: &'static str,
    /// Somebody steals.
    pub steal: &'static str,
    /// Somebody is preempted.
    pub preempt: &'static str,
    /// A P changes hands.
    pub handoff: &'static str,
    /// Somebody is woken.
    pub wake: &'static str,
    /// What somebody waits for is there.
    pub arrival: &'static str,
    /// A lane that stays at the top.
    pub pin: &'static str,
    /// From one to the other.
    pub to: &'static str,
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
    /// A core that stands still, for nothing is left of the quota.
    pub throttled: &'static str,
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
    density: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    bracket: ["╘", "═", "╛"],
    eighths: Some(["▏", "▎", "▍", "▌", "▋", "▊", "▉"]),
    runnable: "╱",
    waits_lock: "┆",
    waits_chan: "┄",
    waits_net: "≈",
    steal: "◂",
    preempt: "!",
    handoff: "↷",
    wake: "↑",
    arrival: "↓",
    pin: "⊤",
    to: "→",
    edge: "▏",
    syscall: "▒",
    overhead: "░",
    spinning: "~",
    ready: "-",
    throttled: "╲",
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
    density: [".", ",", ":", ";", "+", "*", "%", "#"],
    bracket: ["[", "=", "]"],
    eighths: None,
    runnable: "/",
    waits_lock: "l",
    waits_chan: "c",
    waits_net: "n",
    steal: "<",
    preempt: "!",
    handoff: "&",
    wake: "^",
    arrival: "v",
    pin: "+",
    to: ">",
    edge: "|",
    syscall: "s",
    overhead: "%",
    spinning: "~",
    ready: "-",
    throttled: "\\",
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
                set.steal,
                set.preempt,
                set.handoff,
                set.wake,
                set.arrival,
                set.pin,
                set.to,
                set.runnable,
                set.waits_lock,
                set.waits_chan,
                set.waits_net,
                set.syscall,
                set.overhead,
                set.spinning,
                set.ready,
                set.throttled,
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
            for sign in single.into_iter().chain(set.partly).chain(set.density).chain(set.bracket) {
                assert_eq!(sign.width(), 1, "{sign}");
            }
        }
    }

    #[test]
    fn the_states_of_a_lane_differ() {
        for set in [&UNICODE, &ASCII] {
            let machine =
                [set.running, set.syscall, set.overhead, set.spinning, set.ready, set.throttled, set.halted, set.idle];
            let signs = [&machine[..], &[set.runnable, set.waits_lock, set.waits_chan, set.waits_net]].concat();
            for (place, sign) in signs.iter().enumerate() {
                assert!(!signs[..place].contains(sign), "{sign} twice");
            }
        }
    }
}
