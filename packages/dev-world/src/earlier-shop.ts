/** Files of a shop that sold before this one did, of any size; one row in a hundred is bad, each in another way. */
export type EarlierShop = {
  products: string;
  customers: string;
  orders: string;
  licenses: string;
  /** How many rows of each of the large files are bad. */
  bad: number;
};

const BAD_EVERY = 100;
const PRODUCTS = 8;

/** @param rows how many customers, orders and licenses there are, each. */
export function earlierShop(rows: number): EarlierShop {
  const numbers = Array.from({ length: rows }, (_, n) => n);
  const isBad = (n: number) => n % BAD_EVERY === BAD_EVERY - 1;
  const day = (n: number) => new Date(Date.UTC(2015, 0, 1) + ((n * 7_919) % 3_000) * 86_400_000).toISOString();
  return {
    products: [
      'id,name,license,download_url,amount,currency',
      ...Array.from(
        { length: PRODUCTS },
        (_, n) => `P${n},Earlier Product ${n},yes,https://old.test/${n}.zip,49.00,EUR`,
      ),
    ].join('\n'),
    customers: [
      'id,email,name,created_at',
      ...numbers.map((n) => `C${n},${isBad(n) ? `nobody-${n}` : `buyer-${n}@old.test`},Buyer ${n},${day(n)}`),
    ].join('\n'),
    orders: [
      'id,email,product,amount,currency,paid_at,gateway,payment_reference',
      ...numbers.map(
        (n) =>
          `${n},buyer-${n}@old.test,P${n % PRODUCTS},${isBad(n) ? wrong(n) : `49.00,EUR,${day(n)}`},Stripe,pi_${n}`,
      ),
    ].join('\n'),
    licenses: [
      'key,order,seats,expires_at',
      ...numbers.map((n) => `OLD-${String(n).padStart(8, '0')}-KEY,${n},${isBad(n) ? 'many' : 3},`),
    ].join('\n'),
    bad: numbers.filter(isBad).length,
  };
}

/** Amount, currency and time of a bad order. */
function wrong(n: number): string {
  const ways = ['49.00,EURO,2020-01-01', '-49.00,EUR,2020-01-01', '49.00,EUR,2020-02-30', '"1,049.00",EUR,2020-01-01'];
  return ways[Math.floor(n / BAD_EVERY) % ways.length]!; // because the remainder is one of them
}
