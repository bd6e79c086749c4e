/** Of what is sold: what has variants is had as one of these only, and a variant is named with what it is one of. */

const isHeading = ({ id }, types) => types.some(({ addOn }) => addOn?.variantOf === id);

/** What can be had by itself: tickets, then what goes with them, variants beside each other. */
export function sellable(types) {
  const variantsOf = (heading) => types.filter(({ addOn }) => addOn?.variantOf === heading.id);
  const addOns = types.filter(({ addOn }) => addOn && !addOn.variantOf);
  return [...types.filter(({ addOn }) => !addOn), ...addOns.flatMap((one) => (isHeading(one, types) ? variantsOf(one) : [one]))];
}

/** Such as `T-Shirt: L`. */
export function soldName({ name, addOn }, types) {
  const heading = addOn?.variantOf && types.find(({ id }) => id === addOn.variantOf);
  return heading ? `${heading.name}: ${name}` : name;
}
