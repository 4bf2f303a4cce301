/** Letters and digits that are hard to mistake for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const LETTERS = 5;
/** The largest multiple of the alphabet's length in a byte: what lies above would make some letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length);

/** A password for one log-in, to be handed over: four groups of five. */
export function oneTimePassword(): string {
  let letters = '';
  while (letters.length < GROUPS * LETTERS) {
    for (const byte of crypto.getRandomValues(new Uint8Array(GROUPS * LETTERS))) {
      if (byte < FAIR) letters += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  const groups = Array.from({ length: GROUPS }, (_, at) => letters.slice(at * LETTERS, (at + 1) * LETTERS));
  return groups.join('-');
}
