/** Programs as documents to print: asked for, made on workers, kept. */
package io.plenary.services.program.exchange.prints;
