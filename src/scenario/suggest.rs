//! "Did you mean …?": the known word that is nearest to a mistyped one.

/// The candidate that differs by few enough letters to be a typing mistake; the first of the nearest.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let near = |candidate: &str| {
        let letters: Vec<char> = candidate.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
        let far = distance(&word, &letters);
        let allowed = (word.len().max(letters.len()) / 3).clamp(1, 3);
        (far <= allowed && far < letters.len()).then_some(far)
    };
    candidates
        .into_iter()
        .filter_map(|name| Some((near(name)?, name)))
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name)
}

/// Advice about an unknown word: the nearest known one, or else all of them.
pub(crate) fn advice<'a>(word: &str, what: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = closest(word, candidates.clone()) {
        return format!("did you mean `{name}`?");
    }
    let all: Vec<String> = candidates.into_iter().map(|name| format!("`{name}`")).collect();
    if all.is_empty() { format!("there are no {what}") } else { format!("the {what} are {}", all.join(", ")) }
}

/// Letters of a word that are looked at, so that a megabyte of nonsense costs no quadratic time.
const LONGEST: usize = 40;

/// Letters to insert, remove, replace or swap with a neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_are_near() {
        let keys = ["cores", "costs", "gomaxprocs", "seed"];
        assert_eq!(closest("croes", keys), Some("cores"));
        assert_eq!(closest("Cores", keys), Some("cores"));
        assert_eq!(closest("gomaxproc", keys), Some("gomaxprocs"));
        assert_eq!(closest("colour", keys), None);
        assert_eq!(closest("b", ["a"]), None, "one letter of one is no resemblance");
    }

    #[test]
    fn advice_lists_what_there_is() {
        assert_eq!(advice("lokc", "steps", ["lock", "unlock"]), "did you mean `lock`?");
        assert_eq!(advice("x", "steps", ["lock", "unlock"]), "the steps are `lock`, `unlock`");
        assert_eq!(advice("x", "channels", []), "there are no channels");
    }
}
