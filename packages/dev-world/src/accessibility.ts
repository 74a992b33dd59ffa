import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules that a change of theme can break: everything else is the same in light and dark. */
const RULES_OF_COLOR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with a page as it is now, a line for each element; empty when it finds nothing. By its rules for
 * WCAG 2.2 AA and its own best practices.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  return problemsFoundBy(new AxeBuilder({ page }));
}

/** The same, of its colors only: for a page that was looked at whole in the other theme. */
export async function colorProblems(page: Page): Promise<string[]> {
  return problemsFoundBy(new AxeBuilder({ page }).withRules(RULES_OF_COLOR));
}

async function problemsFoundBy(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}
