// On a frozen version: says what became of the passage that the address asks for.
const { today } = document.currentScript.dataset;
const says = document.getElementById('what-became');
const wordsOf = (element) => element.textContent.replace(/\s+/g, ' ').trim();
const tell = async () => {
  const fragment = decodeURIComponent(location.hash.slice(1));
  const passage = fragment === '' ? null : document.getElementById(fragment);
  says.textContent = '';
  if (passage === null) return;
  const answer = await fetch(today);
  if (!answer.ok) return;
  const now = (await answer.json()).passages[fragment];
  if (now === undefined) says.textContent = 'The passage you came for no longer stands in the entry today.';
  else if (now === wordsOf(passage))
    says.textContent = 'The passage you came for stands in the entry today, word for word.';
  else says.textContent = `The passage you came for was edited since. Today it reads: “${now}”`;
};
addEventListener('hashchange', tell);
tell();
