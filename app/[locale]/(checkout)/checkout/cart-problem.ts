/** What the basket page calls the problem because of which checkout sends the customer back to it. */
export function toCartProblem(problem: "empty" | "stock"): "empty" | "short" {
  return problem === "stock" ? "short" : "empty";
}
