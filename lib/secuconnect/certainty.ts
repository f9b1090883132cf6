/**
 * How sure a fact about the provider is (secuconnect-api §0): D official documentation, R recorded reply of the test
 * system, S SDK models, tests or demos, I inferred, G a guess of ours.
 */
export type Certainty = "D" | "R" | "S" | "I" | "G";
