/** "Vet inte" on the wire. In a file of its own: the phone's page needs the word, not the schemas. */
export const dontKnow = 'dontKnow';
