/** asl-validator 4.0.0 ships no declarations. It writes `QueryLanguage` into the states it is given: hand it a copy. */
declare module 'asl-validator' {
  const validate: (
    definition: unknown,
    options?: { readonly checkPaths: boolean; readonly checkArn: boolean },
  ) => { readonly isValid: boolean; errorsText(separator?: string): string };
  export = validate;
}
