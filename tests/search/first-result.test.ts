import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRecords } from './sample-records.ts';
import { engineOver } from './search-index.ts';

const table: readonly (readonly [query: string, first: string])[] = [
  ['intelligence explosion', 'Intelligence explosion'],
  ['inteligence explosoin', 'Intelligence explosion'],
  ['intellegence', 'Intelligence explosion'],
  ['explosion intelligence', 'Intelligence explosion'],
  ['RLHF', 'Reinforcement learning from human feedback'],
  ['rlfh', 'Reinforcement learning from human feedback'],
  ['human feedback', 'Reinforcement learning from human feedback'],
  ['reinforcement learning', 'Reinforcement learning'],
  ['agi', 'Artificial general intelligence'],
  ['general intelligence', 'Artificial general intelligence'],
  ['artificial inteligence', 'Artificial intelligence'],
  ['deepmind', 'Google DeepMind'],
  ['deep mind', 'Google DeepMind'],
  ['depmind', 'Google DeepMind'],
  ['red teaming', 'Red-teaming'],
  ['redteaming', 'Red-teaming'],
  ['red-team', 'Red-teaming'],
  ['gpt4', 'GPT-4'],
  ['gpt 4', 'GPT-4'],
  ['gdpr', 'General Data Protection Regulation'],
  ['ai act', 'AI Act'],
  ['hallucinations', 'AI hallucination'],
  ['halucination', 'AI hallucination'],
  ['pause', 'Global pause on AI development'],
  ['globel pause', 'Global pause on AI development'],
  ['moratorium', 'Global pause on AI development'],
  ['open ai', 'OpenAI'],
  ['anthropc', 'Anthropic'],
  ['clod', 'Claude'],
  ['jurgen schmidhuber', 'Jürgen Schmidhuber'],
  ['Jürgen', 'Jürgen Schmidhuber'],
  ['poincare', 'Poincaré map'],
  ['人工知能', '人工知能'],
  ['知能', '人工知能'],
  ['машинное', 'Машинное обучение'],
  ['ОБУЧЕНИЕ', 'Машинное обучение'],
  ['الذكاء', 'الذكاء الاصطناعي'],
  ['τεχνητη νοημοσυνη', 'Τεχνητή νοημοσύνη'],
  ['meta', 'Meta'],
  ['eu', 'European Union'],
  ['selfimprovement', 'Recursive self-improvement'],
  ['self improvement', 'Recursive self-improvement'],
  ['neural networks', 'Neural network'],
  ['nueral network', 'Neural network'],
  ['superinteligence', 'Superintelligence'],
  ['intel', 'Intelligence explosion'],
  ['compute gov', 'Compute governance'],
];

const { engine } = engineOver(sampleRecords());

for (const [query, first] of table) {
  test(`${query} → ${first}`, async () => {
    const { results } = await engine.search({ query, settled: true, limit: 10 });
    assert.equal(results[0]?.title.map(({ text }) => text).join(''), first);
  });
}
