import fc from 'fast-check'

// Generated cases are the same in every run, so that a test that was green stays green; PROPERTY_SEED asks for others
// (`PROPERTY_SEED=$RANDOM npm test`).
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_121) })
