use super::*;

const LINES: [&str; 2] = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];

fn place(character: u8) -> usize {
    ALPHABET.iter().position(|one| *one == character).unwrap()
}

/// Cells that say these lines, each as sure as can be.
fn clear(lines: [&str; 2]) -> Vec<Vec<Shares>> {
    let cell = |letter| {
        let mut shares = [0.0001; CHARACTERS];
        shares[place(letter)] = 0.9964;
        shares
    };
    lines.map(|line| line.bytes().map(cell).collect()).to_vec()
}

/// The same, but one cell rather shows something else.
fn with(cell: (usize, usize), shown: u8, share: f32) -> Vec<Vec<Shares>> {
    let mut cells = clear(LINES);
    let shares = &mut cells[cell.0][cell.1];
    let is = place(LINES[cell.0].as_bytes()[cell.1]);
    shares[is] = 0.9964 - share;
    shares[place(shown)] = share;
    cells
}

#[test]
fn clear_cells_stand() {
    let decision = decide(&clear(LINES)).unwrap();
    assert_eq!(decision.lines, LINES);
    assert_eq!(decision.format, Format::Td3);
    assert!(decision.stands && decision.checks.unwrap().all_valid());
}

#[test]
fn a_misread_character_is_mended_where_a_check_digit_proves_it() {
    // The number's 0, taken for an O.
    let decision = decide(&with((1, 5), b'O', 0.55)).unwrap();
    assert_eq!(decision.lines, LINES);
    assert!(decision.stands);
}

#[test]
fn nothing_stands_that_a_check_digit_cannot_tell_from_another() {
    // 8 and S have the same value to every check digit.
    let decision = decide(&with((1, 1), b'S', 0.3)).unwrap();
    assert!(decision.checks.unwrap().all_valid() && !decision.stands);
    // No check digit covers the names.
    let decision = decide(&with((0, 5), b'F', 0.3)).unwrap();
    assert!(decision.checks.unwrap().all_valid() && !decision.stands);
}

#[test]
fn what_is_clearly_another_character_is_not_bent_until_it_fits() {
    let misprinted = LINES[1].replace("7408122", "7408132");
    let decision = decide(&clear([LINES[0], &misprinted])).unwrap();
    assert_eq!(decision.lines[1], misprinted);
    assert!(!decision.stands);
}

#[test]
fn two_ways_to_mend_are_none() {
    // The O may be a 0, or else the L a T: the check digits fit either way.
    let mut cells = with((1, 5), b'O', 0.55);
    cells[1][0] = with((1, 0), b'T', 0.45)[1][0];
    assert!(!decide(&cells).unwrap().stands);
}

#[test]
fn the_grammar_tells_letters_from_digits() {
    // An O in the date, where only digits stand.
    let decision = decide(&with((1, 15), b'O', 0.9)).unwrap();
    assert_eq!(decision.lines, LINES);
    assert!(decide(&[]).is_none());
}
