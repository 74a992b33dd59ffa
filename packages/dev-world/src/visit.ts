/**
 * Opens an address as a browser does that has never been there: follows redirects and keeps the cookies it is given.
 *
 * @returns the page it ends at.
 */
export async function visit(address: string): Promise<{ status: number; text: string }> {
  let cookie = '';
  let target = new URL(address);
  for (let hops = 0; hops < 5; hops++) {
    const answer = await fetch(target, { redirect: 'manual', headers: { cookie } });
    const next = answer.headers.get('location');
    if (next === null) return { status: answer.status, text: await answer.text() };
    cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    target = new URL(next, target);
  }
  throw new Error(`${address} leads in circles`);
}
