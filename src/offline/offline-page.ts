/** A page that is kept: where it stands, and its title as HTML. */
export type KeptPage = { readonly address: string; readonly title: string };

/** The notice that the offline page brings along for all others; empty where it brings none. */
export function noticeIn(offlinePage: string): string {
  return offlinePage.split('<template id="offline-notice">')[1]?.split('</template>')[0] ?? '';
}

/** A kept page with the notice at its very top, so that nobody takes it for what stands there today. */
export function withNotice(page: string, { notice, kept }: { readonly notice: string; readonly kept: Date }): string {
  const language = /<html[^<>]* lang="([\w-]+)"/.exec(page)?.[1] ?? 'en';
  const date = Number.isNaN(kept.getTime()) ? '' : kept.toLocaleDateString(language, { dateStyle: 'long' });
  return page.replace(/<body[^<>]*>/, (body) => `${body}${notice.replace('{date}', date)}`);
}

/** The offline page with a list of what can be read. */
export function withKeptPages(offlinePage: string, pages: readonly KeptPage[]): string {
  const items = pages.map(({ address, title }) => `<li><a href="${address.replaceAll('"', '%22')}">${title}</a></li>`);
  return offlinePage.replace(/(<ul data-kept[^<>]*>)/, (list) => `${list}${items.join('')}`);
}

/** The title of a page of this site, as the HTML it stands in. */
export function titleIn(page: string): string {
  return /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
}
