/** What those who buy do: they order, confirm, add, pass on and cancel. */
package io.plenary.services.registrations.buying;
