// Ends every run with one plain line: `N passed, N failed[, N skipped]`, after naming each skipped test and why it was skipped.
export default class Tally {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults
        .filter((test) => test.status === 'pending' || test.status === 'todo')
        .map((test) => test.fullName),
    );
    // A file that did not even load counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    // Jest puts its own summary after every reporter; these lines come after that.
    process.once('exit', () => {
      for (const name of skipped) console.log(`skipped: ${name}`);
      // Written by jest-services.cjs: what this machine lacks.
      if (process.env.REX_TEST_SKIPPED) console.log(`skipped: ${process.env.REX_TEST_SKIPPED}`);
      console.log(`\n${results.numPassedTests} passed, ${failed} failed${tail}`);
    });
  }
}
