import type { ElementContent } from 'hast';
import { dotsOf, HEIGHT, pathOf, xOf, yOf } from '../../explain/growth-drawing.ts';
import {
  type GrowthLine,
  type GrowthSettings,
  growthLines,
  growthRanges,
  MOST,
  ROUNDS,
  settingNames,
} from '../../explain/growth-model.ts';
import { growthSentences, settingWords, timesWords } from '../../explain/growth-words.ts';
import type { Strings } from '../../strings/strings.ts';
import { type ComponentContext, type ComponentProps, element, text } from './component.ts';
import { anchorAt, percent, seriesClass, shape } from './drawing.ts';
import { explainer, explainerTable, sentenceList } from './explainer.ts';

const START: GrowthSettings = { gain: 10, strength: 1, reaction: 5 };
const LABELLED_ROUNDS = 5;
/** Told apart without colour too; the same as in a line chart. */
const DASHES = ['7 4', undefined, '2 3'] as const;

/** `<GrowthModel title gain strength reaction />`: ability over rounds of self-improvement, for three kinds of returns. */
export function growthModel({ attributes }: ComponentProps, { strings }: ComponentContext): ElementContent[] {
  const { title = '' } = attributes;
  const settings = growthSettingsOf(attributes);
  const lines = growthLines(settings);
  const words = strings.explainers.growth;
  const sentences = growthSentences(lines, { words, numbers: strings.body.number });
  const data = { words, rounds: LABELLED_ROUNDS };
  return [
    explainer({ name: 'growth-model', title, data }, [
      sliders(settings, strings),
      key(lines, strings),
      drawing({ lines, settings, title }, strings),
      sentenceList(sentences),
      explainerTable(title, tableOf(lines, strings)),
    ]),
  ];
}

/** Attributes as numbers; what is missing or no number is as at the start. */
export function growthSettingsOf(attributes: Readonly<Record<string, string>>): GrowthSettings {
  const given = (name: keyof GrowthSettings) => {
    const value = Number(attributes[name] ?? Number.NaN);
    const [least, most] = growthRanges[name];
    return value >= least && value <= most ? value : START[name];
  };
  return { gain: given('gain'), strength: given('strength'), reaction: Math.round(given('reaction')) };
}

function sliders(settings: GrowthSettings, { explainers: { growth }, body }: Strings): ElementContent {
  const rows = settingNames.map((name) => {
    const [min, max, step] = growthRanges[name].map(String);
    const value = String(settings[name]);
    const input = element('input', { type: 'range', name, min, max, step, value, autoComplete: ['off'] }, []);
    const told = element('b', {}, [text(settingWords(name, settings[name], body.number))]);
    // The value is told by the slider itself; within the label it would be a part of its name.
    const named = element('label', {}, [element('span', {}, [text(growth[name])]), input]);
    return element('div', {}, [named, told]);
  });
  return element('fieldset', { className: ['explainer-controls'], disabled: true }, rows);
}

function key(lines: readonly GrowthLine[], { explainers: { growth } }: Strings): ElementContent {
  const items = lines.map(({ name }, i) => element('li', { className: [seriesClass(i)] }, [text(growth[name])]));
  const dots = (['hasDoubled', 'hasMet'] as const).map((name) =>
    element('li', { className: [`key-${name === 'hasMet' ? 'met' : 'doubled'}`] }, [text(growth[name])]),
  );
  return element('ul', { className: ['chart-key'] }, [...items, ...dots]);
}

type Picture = { readonly lines: readonly GrowthLine[]; readonly settings: GrowthSettings; readonly title: string };

function drawing({ lines, settings, title }: Picture, { body }: Strings): ElementContent {
  const powers = [1, 10, 100, MOST];
  const grid = powers.flatMap((times) => {
    const y = yOf(times);
    const line = shape('line', { className: ['grid'], x1: '0%', x2: '100%', y1: y, y2: y }, []);
    return [line, shape('text', { x: 0, y: y - 5 }, [text(`${body.number(times)}×`)])];
  });
  const rounds = [0, 10, 20, ROUNDS].map((round) =>
    shape('text', { x: percent(xOf(round)), y: HEIGHT - 8, textAnchor: anchorAt(xOf(round)) }, [
      text(body.number(round)),
    ]),
  );
  const paths = lines.map((one, i) => {
    const dash = DASHES[i];
    return shape(
      'path',
      {
        className: ['line', seriesClass(i)],
        d: pathOf(one),
        fill: 'none',
        vectorEffect: 'non-scaling-stroke',
        ...(dash === undefined ? {} : { strokeDasharray: dash }),
      },
      [],
    );
  });
  const dots = lines.flatMap((one, i) =>
    dotsOf(one, settings.reaction).map((dot, which) =>
      shape(
        'circle',
        {
          className: [which === 0 ? 'doubled' : 'met', seriesClass(i)],
          ...(dot === undefined ? { visibility: 'hidden' } : { cx: percent(dot.x), cy: dot.y }),
          r: 5,
        },
        [],
      ),
    ),
  );
  const stretched = {
    width: '100%',
    height: HEIGHT,
    viewBox: `0 0 100 ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'none',
  };
  const whole = { className: ['chart-drawing'], width: '100%', height: HEIGHT, role: 'img', ariaLabel: title };
  return element('svg', whole, [...grid, shape('svg', stretched, paths), ...dots, ...rounds]);
}

function tableOf(lines: readonly GrowthLine[], { explainers: { growth }, body }: Strings): ElementContent[][] {
  const head = [growth.round, ...lines.map(({ name }) => growth[name])].map((words) =>
    element('th', { scope: 'col' }, [text(words)]),
  );
  const rounds = Array.from({ length: ROUNDS / LABELLED_ROUNDS + 1 }, (_, i) => i * LABELLED_ROUNDS);
  const rows = rounds.map((round) => [
    element('th', { scope: 'row' }, [text(body.number(round))]),
    ...lines.map(({ values }) =>
      element('td', {}, [text(timesWords(values[round] ?? 1, { words: growth, numbers: body.number }))]),
    ),
  ]);
  return [head, ...rows];
}
