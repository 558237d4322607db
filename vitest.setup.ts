import fc from 'fast-check';

// One seed for everybody, so that a red run is red again; `npm run test:long` takes a new one each time and prints it.
fc.configureGlobal({ seed: Number(process.env.VITRINE_SEED ?? 20_261_123) });
