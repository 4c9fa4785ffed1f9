/** Texts that people and attackers write; each is to be kept and shown as it is. */
export const hostileTexts: readonly (readonly [string, string])[] = [
	['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
	['a formula', '=HYPERLINK("http://ond.example";"Klicka")'],
	['SQL', "Robert'); DROP TABLE person; --"],
	['a template', '{{7*7}} ${7*7} {name}'],
	['emoji', '👩‍👩‍👧‍👦 🏳️‍🌈 🇸🇪'],
	['right-to-left script', 'منطقة الشمال \u202eשלום'],
	['combining marks', 'Z̵̢͚̉a̷l̶g̴o̸']
];
