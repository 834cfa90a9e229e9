import { api, ask } from '../api/api.ts';

const KEPT_MS = 60_000;

/**
 * Opens the report in a tab of its own. A tab carries no bearer token, so the page is fetched here and handed over.
 *
 * @throws ApiProblem
 */
export async function openReport(id: string): Promise<void> {
  // Opened in the click itself: a window that opens later is taken for an advertisement.
  const tab = window.open('', '_blank');
  try {
    const params = { path: { id }, query: { format: 'html' as const } };
    const html = await ask(api.GET('/api/v1/operations/{id}/report', { params, parseAs: 'text' }));
    const url = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    if (tab) tab.location.href = url;
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
