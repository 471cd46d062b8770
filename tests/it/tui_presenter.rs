//! The view for a projector: what it shows at every size, that nothing in it flickers, and the way back.

use std::time::Duration;

use gopark::tui::app::App;
use gopark::tui::film::Film;
use gopark::tui::look::Look;
use gopark::tui::msg::Msg;
use gopark::tui::pane::Pane;
use gopark::tui::screen::layout::Layout;
use gopark::tui::settings::Settings;
use gopark::tui::theme::Theme;
use gopark::tui::update::update;

use crate::tui_frames::{LOOKS, frame, press, run, shown, text};
use crate::tui_stage;

fn replay(settings: impl Into<Settings>, size: (u16, u16)) -> App {
    let mut app = App::with_run(Film::new(tui_stage::timeline()), settings, size);
    update(&mut app, Msg::Resize(size.0, size.1));
    app
}

#[test]
fn it_is_for_every_size() {
    for (name, look) in LOOKS {
        for (width, height) in [(20, 6), (40, 12), (80, 24), (120, 35), (200, 55)] {
            let mut app = replay(look, (width, height));
            press(&mut app, &"Right ".repeat(33));
            press(&mut app, "P");
            insta::assert_snapshot!(format!("presenter_{name}_{width}x{height}"), shown(&app));
        }
    }
}

#[test]
fn what_keys_ask_for_takes_the_place_of_queues_and_decision() {
    for (name, keys) in [("board", "b"), ("inspector", "g i"), ("enlarged", "z"), ("goroutines", "l l l")] {
        let mut app = replay(Look::COLOUR, (100, 30));
        press(&mut app, &"Right ".repeat(33));
        press(&mut app, "P");
        press(&mut app, keys);
        insta::assert_snapshot!(format!("presenter_{name}"), shown(&app));
    }
}

#[test]
fn leaving_it_gives_back_what_was_there() {
    for keys in ["", "b", "Tab z", "t Down Down", "i", "Tab Tab", "l l ] ]", "T", "Up Up Enter"] {
        for within in ["", "z", "b", "Tab", "i z", "f", "t"] {
            let mut app = replay(Look::COLOUR, (120, 35));
            press(&mut app, "Right Right Right Right Right Right Right");
            press(&mut app, keys);
            let before = frame(&app);
            press(&mut app, "P");
            assert!(frame(&app) != before, "{keys}");
            press(&mut app, within);
            press(&mut app, "P");
            assert_eq!(shown(&app), text(&before), "{keys}, then {within}");
            assert!(frame(&app) == before, "{keys}, then {within}");
        }
    }
}

#[test]
fn the_settings_begin_with_it() {
    let mut pressed = replay(Look::COLOUR, (80, 24));
    press(&mut pressed, "P");
    let settings = Settings { presenter: true, ..Settings::from(Look::COLOUR) };
    let mut begun = replay(settings.clone(), (80, 24));
    assert_eq!(frame(&begun), frame(&pressed));
    press(&mut begun, "P");
    assert_eq!(frame(&begun), frame(&replay(Look::COLOUR, (80, 24))));
    // A run that is opened from the list is shown so, too.
    let mut app = App::with_home(Vec::new(), settings, (80, 24));
    let opened = Msg::Opened(Box::new(Film::new(tui_stage::timeline())), gopark::tui::origin::Origin::default());
    update(&mut app, opened);
    assert!(run(&app).is_presented());
}

#[test]
fn the_contrast_is_high_unless_somebody_chose_a_theme() {
    let presented = |look| {
        let mut app = replay(look, (80, 24));
        press(&mut app, "P");
        app.settings.look_in_force().theme
    };
    assert_eq!(presented(Look::COLOUR), Theme::HighContrast);
    assert_eq!(presented(Look::MONO), Theme::Mono);
    assert_eq!(presented(Look { theme: Theme::OkabeIto, ..Look::COLOUR }), Theme::OkabeIto);
}

#[test]
fn time_goes_by_in_whole_ticks() {
    let mut app = replay(Look::COLOUR, (80, 24));
    press(&mut app, "P Space");
    for n in 0..100 {
        update(&mut app, Msg::Frame(Duration::from_millis(n * 16)));
        let film = &run(&app).film;
        assert!(film.at_end() || film.time().nanos().is_multiple_of(film.tick().nanos()), "{}", film.time());
    }
    assert!(run(&app).film.time().nanos() > 0);
}

#[test]
fn more_room_never_shows_less() {
    let panes = [Pane::Timeline, Pane::Queues, Pane::Log];
    for width in [20, 40, 80, 200] {
        let mut before = [false; 3];
        for height in 6..70 {
            let mut app = replay(Look::COLOUR, (width, height));
            press(&mut app, "Right Right Right P");
            let layout = Layout::of(run(&app), app.size);
            let now = panes.map(|pane| !layout.area(pane).is_empty());
            assert!(now[0], "{width}x{height}: no timeline");
            assert!(before.iter().zip(now).all(|(before, now)| now || !before), "{width}x{height}: {before:?} {now:?}");
            before = now;
        }
        assert_eq!(before, [true; 3], "a high screen has all of them");
    }
}

#[test]
fn parts_stay_apart_and_inside() {
    for (width, height) in (6..70).step_by(3).flat_map(|height| [20, 80, 160].map(|width| (width, height))) {
        for keys in ["P", "P b", "P z", "P l l l"] {
            let mut app = replay(Look::COLOUR, (width, height));
            press(&mut app, keys);
            let layout = Layout::of(run(&app), app.size);
            let mut parts = vec![layout.title, layout.footer];
            parts.extend(Pane::ALL.map(|pane| layout.area(pane)).into_iter().filter(|area| !area.is_empty()));
            for (place, part) in parts.iter().enumerate() {
                assert!(part.right() <= width && part.bottom() <= height, "{width}x{height} {keys}: {part:?}");
                assert!(
                    !parts[..place].iter().any(|other| other.intersects(*part)),
                    "{width}x{height} {keys}: {part:?}"
                );
            }
        }
    }
}

#[test]
fn every_size_and_look_can_be_drawn() {
    for (_, look) in LOOKS {
        for (width, height) in
            (1..=40).step_by(3).flat_map(|width| (1..=20).step_by(2).map(move |height| (width, height)))
        {
            for keys in ["P", "P b g", "P l l l z", "P i ? "] {
                let mut app = replay(look, (width, height));
                press(&mut app, "Right Right Right Right Right Right");
                press(&mut app, keys);
                frame(&app);
            }
        }
    }
}
