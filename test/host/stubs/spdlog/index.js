// Stands in for the native logger of VS Code, so that the test host needs no compiler. Every export is assigned on its
// own: `import()` of a CommonJS module does not see the values of an object literal.

const { appendFileSync } = require("node:fs");

const LEVELS = ["trace", "debug", "info", "warn", "error", "critical", "off"];

class Logger {
	constructor(path) {
		this.path = path;
		this.level = LEVELS.indexOf("info");
	}
	write(level, message) {
		if (level < this.level) return;
		try {
			appendFileSync(this.path, `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`);
		} catch {
			// The folder of the log is removed before the last line is written when the host stops.
		}
	}
	getLevel() {
		return this.level;
	}
	setLevel(level) {
		this.level = level;
	}
	setPattern() {}
	clearFormatters() {}
	flush() {}
	drop() {}
}
for (const [level, name] of LEVELS.slice(0, -1).entries()) {
	Logger.prototype[name] = function (message) {
		this.write(level, message);
	};
}

exports.version = "0.15.8";
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (_name, path) => new Logger(path);
exports.createAsyncRotatingLogger = async (_name, path) => new Logger(path);
