// Ends every run with one plain line: `N passed, N failed[, N skipped]`, after naming what took longest, each skipped test and why
// it was skipped, each that needed a second try, and each failed one with its file and the beginning of what it said: who keeps only the end of the output has it.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LONGEST = 12;
/** Of what a failed test said. */
const LINES = 80;
const LINE_LENGTH = 200;

export default class Tally {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults
        .filter((test) => test.status === 'pending' || test.status === 'todo')
        .map((test) => test.fullName),
    );
    // A file that did not even load, or whose last hook failed, counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    // Jest puts its own summary after every reporter; these lines come after that.
    process.once('exit', () => {
      if (results.testResults.length > LONGEST) console.log(this.longest(results.testResults));
      for (const name of skipped) console.log(`skipped: ${name}`);
      // Written by jest-services.cjs: what this machine lacks.
      if (process.env.REX_TEST_SKIPPED) console.log(`skipped: ${process.env.REX_TEST_SKIPPED}`);
      const files = results.testResults;
      const told = [
        ...files.flatMap((file) => this.secondTriesOf(file)),
        ...files.flatMap((file) => this.failuresOf(file)),
      ];
      for (const lines of told) console.log(lines);
      console.log(`\n${results.numPassedTests} passed, ${failed} failed${tail}`);
    });
  }

  longest(files) {
    const secondsOf = ({ perfStats: { start, end } }) => Math.round((end - start) / 1000);
    const sum = files.reduce((total, file) => total + secondsOf(file), 0);
    const lines = files
      .toSorted((a, b) => secondsOf(b) - secondsOf(a))
      .slice(0, LONGEST)
      .map((file) => `  ${String(secondsOf(file)).padStart(4)} s  ${this.nameOf(file)}`);
    return `longest of ${files.length} files, which took ${sum} s together:\n${lines.join('\n')}`;
  }

  secondTriesOf(file) {
    return file.testResults
      .filter((test) => test.status === 'passed' && test.retryReasons?.length > 0)
      .map((test) => this.told('second try', file, test.fullName, test.retryReasons.join('\n')));
  }

  failuresOf(file) {
    const failures = file.testResults
      .filter((test) => test.status === 'failed')
      .map((test) => this.told('failed', file, test.fullName, test.failureMessages.join('\n')));
    if (!file.testExecError) return failures;
    const { stack, message } = file.testExecError;
    return [...failures, this.told('failed', file, 'the file itself', stack || message || '')];
  }

  told(how, file, name, message) {
    const lines = stripVTControlCharacters(message)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('node_modules'));
    const shown = lines.slice(0, LINES).map((line) => `    ${line.slice(0, LINE_LENGTH)}`);
    return [`${how}: ${this.nameOf(file)}: ${name}`, ...shown].join('\n');
  }

  nameOf(file) {
    return path.relative(this.rootDir, file.testFilePath);
  }
}
