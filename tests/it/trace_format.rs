//! What a reader of recordings refuses, and what it says.

use gopark::event::{Kind, Outcome, Place};
use gopark::trace::format::{self, ReadError};

use crate::trace_script::{Script, WORKER, g, header, us};

/// Lines 1 to 11: the header, nine events, the end.
fn text() -> Vec<String> {
    let mut script = Script::start(1, 256);
    script.at(us(3)).create(0, 2).at(us(4)).by(0, Kind::GoDestroy);
    let mut bytes = Vec::new();
    format::write(script.end(us(5)).recording(), &mut bytes).expect("memory takes every line");
    String::from_utf8(bytes).expect("memory takes every line").lines().map(String::from).collect()
}

fn read(lines: &[String]) -> Result<gopark::trace::timeline::Timeline, ReadError> {
    format::read((lines.join("\n") + "\n").as_bytes())
}

fn error(lines: &[String]) -> ReadError {
    read(lines).expect_err("this is no recording")
}

#[test]
fn the_lines_are_as_documented() {
    let lines = text();
    assert!(
        lines[0].starts_with(r#"{"recording":"gopark","header":{"format":3,"gopark":"0.1.0","scenario":"hand_made""#)
    );
    assert_eq!(lines[1], r#"{"t":0,"do":{"ProcsChange":{"procs":1}}}"#);
    assert_eq!(lines[5], r#"{"t":0,"m":0,"p":0,"do":"ProcStart"}"#);
    assert_eq!(lines[8], r#"{"t":3000,"g":1,"m":0,"p":0,"do":{"GoCreate":{"g":2,"func":1,"place":{"Runnext":0}}}}"#);
    assert_eq!(lines[10], r#"{"end":{"time":5000,"events":9,"outcome":"MainReturned"}}"#);
    assert_eq!(read(&lines).unwrap().recording().outcome(), Some(&Outcome::MainReturned));
}

#[test]
fn other_files_are_no_recordings() {
    for text in ["", "\n", "package main\n", "{}\n", r#"{"recording":"other","header":{"format":1}}"#, "\u{0}\u{1}"] {
        assert!(matches!(format::read(text.as_bytes()), Err(ReadError::NotARecording)), "{text:?}");
    }
}

#[test]
fn a_newer_format_is_refused_before_anything_else_is_read() {
    let newer = r#"{"recording":"gopark","header":{"format":4,"unheard":"of"}}"#;
    let error = format::read(newer.as_bytes()).unwrap_err();
    assert!(matches!(error, ReadError::Newer { found: 4 }));
    assert!(error.to_string().contains("use a newer gopark"), "{error}");
}

#[test]
fn older_formats_are_read() {
    for older in ["1", "2"] {
        let mut lines = text();
        lines[0] = lines[0].replace("\"format\":3", &format!("\"format\":{older}"));
        let timeline = read(&lines).expect("it is read");
        assert!(timeline.world().quota.is_unlimited(), "there were no quotas then");
    }
}

#[test]
fn damage_is_told_with_its_line() {
    let mut lines = text();
    lines[8] = lines[8].replace("GoCreate", "GoCraete");
    assert!(matches!(error(&lines), ReadError::Damaged { line: 9, .. }));
    let mut lines = text();
    lines[8] = lines[8].replace(r#""p":0"#, r#""p":65535"#);
    assert!(error(&lines).to_string().starts_with("line 9 is damaged: PId out of range"));
    let mut lines = text();
    lines[8] = lines[8].replace(r#""t":3000,"#, "");
    assert!(error(&lines).to_string().contains("its time, \"t\", is missing"));
    let mut lines = text();
    lines[0] = lines[0].replace(r#""cores":1"#, r#""cores":-1"#);
    assert!(matches!(error(&lines), ReadError::Damaged { line: 1, .. }));
}

#[test]
fn time_must_not_run_backwards() {
    let mut lines = text();
    lines[9] = lines[9].replace(r#""t":4000"#, r#""t":2999"#);
    let error = error(&lines);
    assert!(matches!(error, ReadError::TimeBackwards { line: 10, .. }));
    assert_eq!(error.to_string(), "line 10: time runs backwards, from 3us to 2.999us; events must be in order of time");
}

#[test]
fn the_end_must_be_there_and_be_the_end() {
    let lines = text();
    assert!(matches!(error(&lines[..8]), ReadError::NoEnd { line: 8 }));
    let cut = lines[..8].join("\n") + "\n{\"t\":30";
    assert!(matches!(format::read(cut.as_bytes()), Err(ReadError::NoEnd { line: 8 })));
    let mut more = lines.clone();
    more.push(lines[1].clone());
    assert!(matches!(error(&more), ReadError::AfterEnd { line: 12 }));
    let mut fewer = lines.clone();
    fewer.remove(8);
    assert!(matches!(error(&fewer), ReadError::WrongCount { line: 10, told: 9, found: 8 }));
}

#[test]
fn an_event_that_cannot_have_happened_is_told_with_its_line() {
    let mut lines = text();
    lines.swap(5, 7);
    let error = error(&lines);
    assert!(matches!(error, ReadError::DoesNotFit { line: 6, .. }), "{error}");
}

#[test]
fn a_live_recording_is_written_as_one_that_stops_here() {
    let mut script = Script::start(1, 256);
    script.at(us(3)).by(0, Kind::GoCreate { g: g(2), func: WORKER, place: Place::GlobalTail });
    let mut bytes = Vec::new();
    format::write(script.timeline.recording(), &mut bytes).unwrap();
    let read = format::read(bytes.as_slice()).unwrap();
    assert_eq!(read.recording().outcome(), Some(&Outcome::Until { time: us(3) }));
    assert_eq!(read.recording().header, header(1, 256));
}
