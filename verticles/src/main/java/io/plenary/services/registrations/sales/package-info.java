/** How many tickets are sold, and how many will be. */
package io.plenary.services.registrations.sales;
