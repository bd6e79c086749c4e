/** The contracts of Plenary's services; proxies and handlers are generated from the interfaces. */
@ModuleGen(name = "plenary", groupPackage = "io.plenary.contracts")
package io.plenary.contracts;

import io.vertx.codegen.annotations.ModuleGen;
