// An ES import of node:http asks for all that it has, and so loads Node's whole fetch: a third of a cold start.
module.exports = process.getBuiltinModule('node:http');
