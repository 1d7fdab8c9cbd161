/** What a person sees once REX runs. */
export function firstSteps(options: { url: string; hasEditor: boolean; dataDir: string }): string {
  const { url } = options;
  const json = `-H 'content-type: application/json'`;
  const account = `-d '{"email":"you@example.com","password":"choose-a-good-one"}'`;
  const steps = options.hasEditor
    ? [
        `Open ${url} and register; a first workflow is offered to you.`,
        `By API instead:  curl ${json} ${account} ${url}/api/auth/register`,
      ]
    : [`Register:  curl ${json} ${account} ${url}/api/auth/register`];
  return [
    '',
    `  REX runs at ${url}`,
    '',
    ...[...steps, `Every request of the API:  ${url}/api/docs`].map((step) => `  - ${step}`),
    `  - Data and logs are in ${options.dataDir}. Ctrl-C finishes running work and stops everything.`,
    '',
  ].join('\n');
}
