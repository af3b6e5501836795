import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsOf, type Term, type TermPassage, termsOf } from '../../scripts/pipeline/terms.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';

const none = vocabularySchema.parse({});

function termsIn(...lines: readonly string[]): readonly Term[] {
  const passages = lines.map((line, at): TermPassage => {
    const kind = line.startsWith('# ') ? 'heading' : line.startsWith('| ') ? 'table' : 'paragraph';
    return { source: 's', passage: `p${at}`, kind, text: line.replace(/^[#|] /, '') };
  });
  return termsOf(passages, none);
}

const labelsIn = (...lines: readonly string[]): readonly string[] => termsIn(...lines).map(({ label }) => label);
const find = (terms: readonly Term[], label: string): Term | undefined => terms.find((term) => term.label === label);

test('variables, units and letters are no terms', () => {
  const labels = labelsIn(
    'The gap between U and V grows. A weaver picks U first, and the target T follows.',
    'Then U is weighed against V. The target T is hard to see. It took 40 lb-ft of force.',
    'Nobody measures V or the U-V gap. The motor gives 60 lb-ft more, and the target T stays.',
  );
  assert.deepEqual(
    labels.filter((label) => /\b[UVT]\b|lb-ft/i.test(label)),
    [],
  );
  const units = labelsIn(
    'The mill takes 11 kW.',
    'A second kW is dear, and kW are counted.',
    'One kW turns four looms.',
  );
  assert.ok(!units.includes('kW'));
});

test('words of praise and chance make no term of the noun after them', () => {
  const labels = labelsIn(
    'The guild saw unforeseen spillage and memorable weirwork. Detailed weirwork needs an optional sluiceway.',
    'Unforeseen spillage ruins memorable weirwork. Detailed weirwork, with an optional sluiceway, costs more.',
    'Unforeseen spillage is common. Memorable weirwork is rare. Optional sluiceway gates rust.',
  );
  assert.ok(!labels.some((label) => /^(Unforeseen|Memorable|Detailed|Optional)/.test(label)), labels.join());
});

test('a name that begins with a small letter and a hyphen is not cut', () => {
  const text = 'Orlow showed the e-loomer Sprint in Tarn.';
  const found = mentionsOf([{ source: 's', passage: 'p', kind: 'paragraph', text }]);
  assert.ok(found.some(({ start, end }) => text.slice(start, end) === 'e-loomer Sprint'));
});

test('who is only cited as an author of a work is no term', () => {
  const labels = labelsIn(
    'Looms were first timed by hand (Panwell et al., 2021). Threads break often (Orlow, 2019).',
    'Faster looms break more threads (Panwell et al., 2021; Orlow, 2019).',
    'Panwell et al. (2021) also timed the spindles, as (Orlow, 2019) did.',
  );
  assert.deepEqual(
    labels.filter((label) => /Panwell|Orlow/.test(label)),
    [],
  );
});

test('what is called after somebody keeps its whole name', () => {
  const terms = termsIn(
    "Brannock's Paradox is a puzzle that arises when every weaver copies the best one.",
    "Many guilds have met Brannock's Paradox. Later Brannock's Paradox was forgotten.",
  );
  assert.equal(find(terms, "Brannock's Paradox")?.kind, 'concept');
  assert.equal(find(terms, 'Paradox'), undefined);
});

test('a surname alone takes the full name; a given name alone is no term', () => {
  const terms = termsIn(
    'Dr. Owen Tarrant, a chemist, opened the jar. After that Tarrant said it was empty.',
    'The jar, Tarrant said, had leaked. Nobody doubted Tarrant at all. Then Alice came, and Alice laughed.',
    'In the end Alice and Bob went home. Later Alice slept. They say Alice dreamt of jars.',
  );
  assert.equal(find(terms, 'Owen Tarrant')?.kind, 'person');
  assert.equal(find(terms, 'Tarrant'), undefined);
  assert.equal(find(terms, 'Alice'), undefined);
});

test('everyday words need somebody to say what they mean', () => {
  const said = ['The browser opens a page.', 'A server sends it to the browser.', 'The browser shows it.'];
  assert.equal(find(termsIn(...said, 'The server waits for the browser, etcetera.'), 'Browser'), undefined);
  const labels = labelsIn(...said, 'They talk, etcetera.', 'Etcetera is long. We wrote etcetera and etcetera.');
  assert.ok(!labels.some((label) => /etcetera/i.test(label)));
});

test('what every passage is about and none explains is the subject, not an entry', () => {
  const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Team ${n} uses AI to sort its letters, and the AI works.`);
  assert.equal(find(termsIn(...lines), 'Artificial intelligence'), undefined);
});

test('cells of a table and calls to the reader tell nothing', () => {
  const labels = labelsIn(
    '| Kelp press | 12 | Kelp press | 14',
    '| Kelp press | 15 | Kelp press | 19',
    'Follow Harbour Watch on our page.',
    'Follow Harbour Watch and share.',
    'See the Harbour Watch pages for more.',
  );
  assert.deepEqual(labels, []);
});

test('a summary is a sentence that stands alone, rather with the term as its subject', () => {
  const terms = termsIn(
    'However, a kelp press broke last week in the harbour town.',
    'It was the kelp press that made them rich. Who needs a kelp press anyway?',
    'A kelp press squeezes the water out of fresh algae before they dry.',
  );
  assert.match(find(terms, 'Kelp press')?.passages[0]?.sentence ?? '', /^A kelp press squeezes/);
});

test('in another language everyday nouns with capitals are no terms', () => {
  const text =
    'Die Leute gehen am Morgen in die Stadt und kaufen Brot. Am Ende der Woche ist die Zeit knapp, und die Leute bleiben zu Hause. Und die Stadt ist still.';
  const labels = labelsIn(text, text.replace('Brot', 'Obst'), text.replace('Brot', 'Fisch'));
  for (const word of ['Und', 'Zeit', 'Leute', 'Ende', 'Stadt']) assert.ok(!labels.includes(word), word);
});

test('a call to stop the making of AI is one proposal, whatever its words', () => {
  for (const sentence of [
    'They want a moratorium on training large language models this year.',
    'Critics ask for a halt to the development of advanced AI systems.',
    'A freeze on AI research was proposed in spring.',
  ]) {
    assert.ok(find(termsIn(sentence), 'Global pause on AI development'), sentence);
  }
  assert.equal(find(termsIn('They want a pause in the music.'), 'Global pause on AI development'), undefined);
});

test('a known name in another order of words is known by the short form beside it', () => {
  const terms = termsIn('They rely on human feedback reinforcement learning (RLHF) to tune it.');
  assert.ok(find(terms, 'Reinforcement learning from human feedback'));
});

test('a short report on people and events gives entries for those it names once, and none for how it speaks of them', () => {
  const labels = labelsIn(
    'The harbour board met on Friday. Helen Marsh of the Tide Trust told the Port Safety Committee that the storm barrier leaks.',
    'Repairs to the storm barrier are a lofty plan. The committee asked Owen Pike for the newest figures, and cheap endpoints support the idea.',
    'Storm water came over the barrier in March. The Safety Committee will meet again before Storm Agatha season.',
    'A helpful list of stricter rules was read out. Storm repairs are costly, said Mr. Pike, and the tidal barrier is old.',
  );
  for (const name of ['Helen Marsh', 'Owen Pike', 'Port Safety Committee'])
    assert.ok(labels.includes(name), `${name}: ${labels}`);
  for (const scrap of [
    'Lofty plan',
    'Newest figure',
    'Helpful list',
    'Stricter rule',
    'Endpoints support',
    'Safety Committee',
  ]) {
    assert.ok(!labels.includes(scrap), scrap);
  }
});

test('spellings that differ by a space are one term, and disciplines keep their plural', () => {
  const lines = [
    'They keep a data set on fluid mechanics.',
    'The dataset is large, and fluid mechanics needs it.',
    'Fluid mechanics is hard. Every dataset on fluid mechanics is shared, and each dataset is old.',
  ];
  const terms = termsIn(...lines);
  assert.ok(terms.filter(({ label }) => /^data ?set$/i.test(label)).length <= 1);
  assert.ok(find(terms, 'Fluid mechanics'), terms.map(({ label }) => label).join());
});

test('a short form brings the long one that the source gives, also in the plural and where another thing is so called', () => {
  const terms = termsIn(
    'The dam is watched by the Lusian Board for Weirs and Locks (LBWL). Every LBWL engineer knows it.',
    'Most initial cape offerings (ICOs) are sold at fairs. Few ICOs are kept.',
  );
  assert.deepEqual(find(terms, 'Lusian Board for Weirs and Locks')?.labels, ['LBWL']);
  assert.ok(find(terms, 'Initial cape offering')?.labels.includes('ICO'), terms.map(({ label }) => label).join());
  assert.ok(!terms.some(({ label }) => /Commissioner/.test(label)));
});

test('what a name is said to be is its kind; a name with a number is nobody', () => {
  const terms = termsIn(
    'The Tarn Circle (TC) is an international body that counts grebes. The Tarn Circle met in May.',
    'They let Claude 7 judge the grebes. Later Claude 7 failed, and Claude 7 was mended.',
  );
  assert.equal(find(terms, 'Tarn Circle')?.kind, 'organisation');
  assert.notEqual(terms.find(({ label }) => /Claude 7/.test(label))?.kind, 'person');
});
