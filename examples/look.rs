#[path = "../tests/it/tui_stage.rs"]
mod tui_stage;
use gopark::tui;
use gopark::tui::run::Catalogue;
struct Cat;
impl Catalogue for Cat {
    fn entries(&self) -> Vec<tui::screen::home::Entry> {
        (0..12).map(|i| tui::screen::home::Entry { name: format!("web-service-{i}"), title: format!("Web service {i}"), summary: "Six goroutines on four cores: they share a mutex, wait for the network and go to sleep. Watch how the idle Ps steal from the first one.".into(), teaches: vec!["work stealing".into(), "mutex contention".into()] }).collect()
    }
    fn open(&self, place: usize) -> Result<(tui::film::Film, Option<Box<dyn tui::worker::Engine>>), String> {
        if place == 3 { return Err("it is broken: expected a duration such as `10ms`, found `ten`".into()); }
        Ok((tui::film::Film::new(tui_stage::timeline()), None))
    }
}
fn main() {
    let look = tui::look::Look::from_env(|n| std::env::var(n).ok());
    let home = std::env::args().nth(1).is_some();
    let exit = if home { tui::home(&Cat, look) } else { tui::replay(tui_stage::timeline(), look) };
    println!("{exit:?}");
}
