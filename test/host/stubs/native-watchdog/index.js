// Stands in for the native watchdog of VS Code: whoever runs the tests ends the whole process group.

exports.start = () => {};
exports.exit = (code) => process.exit(code);
