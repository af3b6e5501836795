import { growthRanges } from '../../explain/growth-model.ts';
import { idSchema } from '../../model/entry.ts';
import type { Message } from '../../model/message.ts';
import { partialDate } from '../../model/source.ts';
import { chartDataOf } from '../components/chart-data.ts';
import { attributesOf, type ComponentNode, nodesNamed } from '../components/component.ts';
import { gameOf, playersOf } from '../components/pay-off-game.ts';
import { isElsewhere, isSafeAddress } from '../safe-address.ts';

/** What is wrong with a value, or undefined. */
type Check = (value: string) => string | undefined;

/** What one component may be given. */
type Rule = {
  /** Attributes that must be there; `alt` may be empty for a picture that says nothing. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly values?: Readonly<Record<string, Check>>;
  /** Component that it stands in. */
  readonly inside?: string;
  /** What it must hold. */
  readonly holds?: (node: ComponentNode) => string | undefined;
};

/** Every component that takes attributes or has its place; those without a row take none. */
const RULES: Readonly<Record<string, Rule>> = {
  // Where source and passage are missing or unknown, checkExcerpts says so.
  Excerpt: { optional: ['source', 'passage', 'start', 'end', 'prefix', 'suffix', 'hash'] },
  Cite: { optional: ['source', 'passage', 'locator'] },
  Definition: { required: ['term'], holds: words },
  Term: { required: ['id'], values: { id: (value) => (idSchema.safeParse(value).success ? undefined : 'not an id') } },
  Figure: { required: ['src', 'alt'], optional: ['caption', 'source', 'passage'], values: { src: ownPicture } },
  Steps: { holds: list },
  Checklist: { holds: list },
  Compare: { holds: (node) => part(node, 'Position') },
  Position: { required: ['title'], optional: ['by'], inside: 'Compare', holds: words },
  Timeline: { holds: (node) => part(node, 'Event') },
  Event: { required: ['date', 'title'], inside: 'Timeline', values: { date } },
  Chart: {
    required: ['type', 'title'],
    optional: ['unit'],
    values: { type: (value) => (value === 'line' || value === 'bar' ? undefined : 'neither `line` nor `bar`') },
    holds: numbers,
  },
  GrowthModel: {
    required: ['title'],
    optional: Object.keys(growthRanges),
    values: Object.fromEntries(Object.entries(growthRanges).map(([name, range]) => [name, within(range)])),
  },
  PayOffGame: {
    required: ['title', 'players'],
    values: { players: (value) => (playersOf(value) === undefined ? 'not two names such as `A, B`' : undefined) },
    holds: game,
  },
};

type Problem = Pick<Message, 'rule' | 'severity' | 'reason' | 'advice'>;

/** What is wrong with the attributes, the place and the parts of one component; `inside` names the one around it. */
export function checkComponent(node: ComponentNode, inside: string | undefined): readonly Problem[] {
  const name = node.name ?? '';
  const rule = RULES[name] ?? {};
  const { required = [], optional = [], values = {} } = rule;
  const given = attributesOf(node);
  const allowed = [...required, ...optional];
  const takes = allowed.length === 0 ? 'It takes none.' : `It takes ${allowed.map((one) => `\`${one}\``).join(', ')}.`;
  const missing = required
    .filter((one) => given[one] === undefined || (given[one].trim() === '' && one !== 'alt'))
    .map((one) => problem('attribute-missing', `\`<${name}>\` has no \`${one}\`.`, adviceFor(one)));
  const unknown = Object.keys(given)
    .filter((one) => !allowed.includes(one))
    .map((one) => problem('attribute-unknown', `\`<${name}>\` has no attribute \`${one}\`.`, takes, 'warning'));
  const wrong = Object.entries(given).flatMap(([one, value]) => {
    const why = value.trim() === '' ? undefined : values[one]?.(value);
    return why === undefined
      ? []
      : [problem('attribute-wrong', `\`${one}="${value}"\` of \`<${name}>\` is ${why}.`, adviceFor(one))];
  });
  const misplaced =
    rule.inside === undefined || rule.inside === inside
      ? []
      : [problem('component-misplaced', `\`<${name}>\` stands outside \`<${rule.inside}>\`.`, `Put it into one.`)];
  const lacks = rule.holds?.(node);
  const empty =
    lacks === undefined
      ? []
      : [
          problem(
            'component-empty',
            `\`<${name}>\` cannot be shown: ${lacks}.`,
            'See the examples in `examples/components`, and the table of components in README.md.',
          ),
        ];
  return [...missing, ...unknown, ...wrong, ...misplaced, ...empty];
}

function problem(rule: string, reason: string, advice: string, severity: Problem['severity'] = 'error'): Problem {
  return { rule, severity, reason, advice };
}

function adviceFor(attribute: string): string {
  if (attribute === 'alt') return 'Say what the picture shows, or write `alt=""` where it adds nothing.';
  if (attribute === 'date') return 'Write YYYY-MM-DD, or YYYY-MM or YYYY where the day is not known.';
  if (attribute === 'src') return 'Name a picture of this site; one from elsewhere is shown as a link.';
  return `Write \`${attribute}="…"\`.`;
}

function date(value: string): string | undefined {
  return partialDate.safeParse(value).success ? undefined : 'not a date';
}

function ownPicture(value: string): string | undefined {
  if (!isSafeAddress(value)) return 'not an address that a page may hold';
  return isElsewhere(value) ? 'a picture from elsewhere' : undefined;
}

function within([least, most]: readonly [number, number, number]): Check {
  return (value) =>
    Number(value) >= least && Number(value) <= most ? undefined : `no number from ${least} to ${most}`;
}

function words(node: ComponentNode): string | undefined {
  return node.children.length === 0 ? 'nothing stands in it' : undefined;
}

function list(node: ComponentNode): string | undefined {
  return node.children.some((child) => child.type === 'list') ? undefined : 'no list stands in it';
}

function part(node: ComponentNode, name: string): string | undefined {
  return nodesNamed(node, name).length > 0 ? undefined : `no \`<${name}>\` stands in it`;
}

function numbers(node: ComponentNode): string | undefined {
  const data = chartDataOf(node);
  return 'problem' in data ? data.problem.replace(/^T/, 't') : undefined;
}

function game(node: ComponentNode): string | undefined {
  const written = gameOf(node);
  return 'problem' in written ? written.problem.replace(/^T/, 't') : undefined;
}
