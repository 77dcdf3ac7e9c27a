// An ES import of node:process asks for all that it has, and so loads what nobody uses.
module.exports = process;
