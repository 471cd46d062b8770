//! The board and the table of goroutines, driven by keys.

use gopark::base::ids::GoId;
use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::pane::Pane;
use ratatui::style::Modifier;

use crate::tui_frames::{frame, press, run, shown, text};
use crate::tui_program::played;
use crate::tui_scenes::Scene;

const SIZES: [(u16, u16); 4] = [(20, 6), (80, 24), (120, 35), (200, 55)];

/// The stage, or the program of it, at 3.3 ms.
fn stage(program: bool, look: Look, size: (u16, u16)) -> App {
    let scene = if program { Scene::Program } else { Scene::Run };
    scene.open(look, size, "")
}

/// The text of the focused pane, which has the whole width, line by line.
fn pane(app: &App, title: &str) -> Vec<String> {
    let text = shown(app);
    text.lines().skip_while(|line| !line.contains(title)).skip(1).map(str::to_owned).collect()
}

/// The goroutines of the table from top to bottom.
fn rows(app: &App) -> Vec<u32> {
    let number = |line: &String| line.get(2..)?.split([' ', ']']).next()?.strip_prefix('G')?.parse().ok();
    let inside = |line: &String| line.get(1..2).map(str::to_owned);
    let lines =
        pane(app, "Goroutines").into_iter().filter(|line| inside(line).is_some_and(|sign| "[>".contains(&sign)));
    lines.filter_map(|line| number(&line)).collect()
}

fn marked(app: &App) -> Option<u32> {
    run(app).pick.goroutine().map(GoId::number)
}

#[test]
fn the_board_and_the_table_at_every_size() {
    for (name, program) in [("run", false), ("program", true)] {
        for size in SIZES {
            for (what, keys) in [("board", "b g g"), ("table", "t Down Down"), ("table_enlarged", "t S z")] {
                let mut app = stage(program, Look::COLOUR, size);
                press(&mut app, keys);
                insta::assert_snapshot!(format!("{name}_{what}_{}x{}", size.0, size.1), shown(&app));
            }
        }
    }
}

#[test]
fn they_are_where_the_log_is_until_they_are_asked_for_again() {
    let mut app = stage(true, Look::ASCII, (120, 35));
    let mut walk = |keys: &str| {
        press(&mut app, keys);
        (run(&app).focus, shown(&app).contains(" Log "), shown(&app).contains("Source of"))
    };
    assert_eq!(walk("b"), (Pane::Board, false, false));
    assert_eq!(walk("t"), (Pane::Goroutines, false, false));
    assert_eq!(walk("Tab"), (Pane::Timeline, false, false));
    assert_eq!(walk("BTab t"), (Pane::Log, true, true));
    assert_eq!(walk("b s"), (Pane::Source, true, true));
    assert_eq!(walk("b b"), (Pane::Log, true, true));
    // On a wide terminal the log stays.
    for program in [false, true] {
        let mut app = stage(program, Look::ASCII, (200, 55));
        press(&mut app, "b");
        assert!(shown(&app).contains(" Board ") && shown(&app).contains(" Log "));
    }
}

#[test]
fn everybody_is_in_one_column() {
    let mut app = stage(false, Look::ASCII, (120, 35));
    press(&mut app, "b");
    let heads = |app: &App| pane(app, "Board")[0].split('|').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let column = |app: &App, n: usize| {
        let cells =
            pane(app, "Board").into_iter().skip(1).map(move |line| line.split('|').nth(n).unwrap_or("").to_owned());
        cells.map(|cell| cell.trim().to_owned()).filter(|cell| cell.contains('G')).collect::<Vec<_>>()
    };
    assert_eq!(heads(&app), ["Ready 1", "Running 3", "Blocked 3", "Done 0"]);
    assert_eq!(column(&app, 1), ["[G6 fetch] P0", "[G4 worker] P3", "[G2 worker] P2"]);
    assert_eq!(column(&app, 2), ["[G5 fetch] IO wait", "[G1 main] sleep", "[G3 worker] db"]);
    press(&mut app, "End");
    assert_eq!(heads(&app)[3], "Done 2");
    // Who ended last comes first.
    assert_eq!(column(&app, 3), ["[G1 main]", "[G2 worker]"]);
    press(&mut app, "Home");
    assert_eq!(heads(&app)[3], "Done 0");
}

#[test]
fn the_keys_go_from_row_to_row() {
    let mut app = stage(true, Look::ASCII, (120, 35));
    press(&mut app, "t");
    assert_eq!((rows(&app), marked(&app)), ((1..=7).collect(), None));
    press(&mut app, "Down");
    assert_eq!(marked(&app), Some(1));
    press(&mut app, "Up Down Down");
    assert_eq!(marked(&app), Some(3));
    assert!(shown(&app).lines().any(|line| line.contains("mutex db") && line.contains(">G3 worker]")));
    press(&mut app, "PgDn Down");
    assert_eq!(marked(&app), Some(7));
    press(&mut app, "PgUp g");
    assert_eq!(marked(&app), Some(2));
    let buffer = frame(&app);
    let row = buffer.content().chunks(120).rfind(|row| row[1].symbol() == ">").unwrap();
    assert!(row[32].modifier.contains(Modifier::UNDERLINED), "{}", text(&buffer));
    press(&mut app, "Esc Up");
    assert_eq!(marked(&app), Some(7));
}

#[test]
fn the_table_is_sorted_by_what_is_asked_for() {
    let mut app = stage(true, Look::ASCII, (120, 35));
    press(&mut app, "t S");
    assert!(shown(&app).contains("7 live, by state"));
    assert_eq!(rows(&app), [2, 4, 6, 7, 5, 1, 3]);
    press(&mut app, "S");
    assert!(shown(&app).contains("7 live, waiting longest first"));
    assert_eq!(rows(&app), [1, 5, 3, 7, 4, 6, 2]);
    press(&mut app, "S");
    assert_eq!(rows(&app), [1, 2, 3, 4, 5, 6, 7]);
    // Elsewhere the key does nothing.
    press(&mut app, "Tab S");
    assert!(shown(&app).contains("7 live, by id"));
}

/// Forty who wait for ever, and who ended before.
const CROWD: &str = "package main

func gone() {}

func waiter(c chan int) { <-c }

func main() {
	c := make(chan int)
	for range 3 {
		go gone()
	}
	for range 40 {
		go waiter(c)
	}
	c <- 1
	select {}
}
";

#[test]
fn a_crowd_is_counted() {
    let timeline = played(CROWD);
    let mut app = App::with_run(Film::new(timeline), Look::ASCII, (80, 24));
    press(&mut app, "End b");
    let counted = |app: &App| {
        let lines = pane(app, "Board");
        let blocked: Vec<&str> = lines.iter().filter_map(|line| line.split('|').nth(2)).collect();
        let left = blocked.iter().flat_map(|line| line.split_whitespace()).find_map(|word| word.strip_prefix('+'));
        let chips: usize = blocked.iter().map(|line| line.matches('G').count()).sum();
        (blocked[0].trim().to_owned(), chips + left.map_or(0, |left| left.parse().unwrap()), left.is_some())
    };
    assert_eq!(counted(&app), ("Blocked 40".to_owned(), 40, true), "{}", shown(&app));
    // Who is marked is always among those who are shown.
    press(&mut app, "G");
    let last = marked(&app).unwrap();
    assert!(pane(&app, "Board").iter().any(|line| line.contains(&format!(">G{last}]"))), "{}", shown(&app));
    assert_eq!(counted(&app).1, 40);
    press(&mut app, "z");
    assert_eq!(counted(&app), ("Blocked 40".to_owned(), 40, false), "{}", shown(&app));
    // The table has a row for the marked one, however far down.
    press(&mut app, "z t");
    assert!(rows(&app).contains(&last), "{}", shown(&app));
    press(&mut app, "Esc Home");
    press(&mut app, "End Down PgDn PgDn PgUp");
    assert!(rows(&app).contains(&marked(&app).unwrap()));
}

#[test]
fn by_number_there_is_a_row_for_everybody_who_lives() {
    let timeline = played(CROWD);
    let mut app = App::with_run(Film::new(timeline), Look::ASCII, (80, 24));
    press(&mut app, "End t");
    let film = &run(&app).film;
    let all: Vec<u32> = film.world().goroutines.iter().map(|(g, _)| g.number()).collect();
    let own = |g: &u32| film.func_name(film.func_of(GoId::new(*g)).unwrap()).starts_with("runtime.");
    let (runtimes, programs): (Vec<u32>, Vec<u32>) = all.into_iter().partition(own);
    assert_eq!((runtimes.is_empty(), programs.len()), (false, 40), "main, and forty of whom one was sent something");
    // Down row by row, then up again.
    let mut walk = |key: &str| -> Vec<u32> {
        let step = |_| {
            press(&mut app, key);
            assert!(rows(&app).contains(&marked(&app).unwrap()), "{}", shown(&app));
            assert!(programs.windows(rows(&app).len()).any(|some| some == rows(&app)), "{}", shown(&app));
            marked(&app).unwrap()
        };
        (0..programs.len()).map(step).collect()
    };
    assert_eq!(walk("Down"), programs);
    let mut upwards = walk("Up");
    upwards.reverse();
    assert_eq!(upwards[1..], programs[..39]);
}
