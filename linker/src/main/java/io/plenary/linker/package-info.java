/** Makes few files out of the client's modules and style sheets when the program is built; no part of the program itself. */
package io.plenary.linker;
