/** Ids are UUIDs. Text from outside that is none is the id of nothing, and never reaches the database. */
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

export const isId = (text: string): boolean => shape.test(text);
