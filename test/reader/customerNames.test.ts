/** Where the name of a customer begins and ends. */
import { expect, test } from 'vitest';
import { guessNames } from '../../src/core/reader/names/guess.ts';
import { read } from '../../src/core/reader/read.ts';

const REF = Temporal.PlainDateTime.from('2026-11-20T10:00');
const NAMES = ['华为', '比亚迪', '立讯', '招商', 'Bosch', 'Siemens', 'Acme', 'Royal Harbour Hospital'];
const KNOWN = NAMES.map((name, at) => ({ id: at + 1, name, aliases: [], contacts: [] }));

const customersIn = (text: string, known = KNOWN) =>
  read(text, { ref: REF, known }).customers.map(({ name, id }) => (id === undefined ? `${name}?` : name));

test.each([
  ['今天拜访了新客户东方光电', '东方光电'],
  ['拜访老客户东方光电', '东方光电'],
  ['见了潜在客户东方光电的张总,要样品', '东方光电'],
  ['和意向客户东方光电通了电话', '东方光电'],
  ['今天拜访了新客户鸿图', '鸿图'],
  ['新客户鸿图精工的李姐来电', '鸿图精工'],
  ['Visited new customer Orient Optics today', 'Orient Optics'],
  ['Met prospect Orient Optics, wants a demo', 'Orient Optics'],
  ['Called Dana at our prospect Orient Optics', 'Orient Optics'],
])('«%s»: what sort of customer somebody is, is no part of the name, and the name is nobody’s', (text, name) => {
  const { customers, contacts, choices } = read(text, { ref: REF, known: [] });
  const names = [...customers, ...choices, ...guessNames(text)].map((each) => each.name);
  expect(names).toContain(name);
  expect(names.join()).not.toMatch(/客户|customer|prospect/i);
  expect(contacts.map((contact) => contact.name)).not.toContain(name);
});

test.each([
  ['今天拜访了Bosch', ['Bosch']],
  ['和Orient Optics的李总打了电话', ['Orient Optics']],
  ['今天见了新客户Orient Optics', ['Orient Optics']],
  ['今天拜访了Dana', []],
])('«%s»: a Latin name behind Chinese words begins where it begins', (text, names) => {
  expect(guessNames(text).map(({ name }) => name)).toEqual(names);
});

test.each([
  ['Nordwind GmbH and Co KG: called Dr. Petersen', 'Nordwind GmbH and Co KG'],
  ['Called Dr. Petersen from Nordwind GmbH & Co. KG', 'Nordwind GmbH & Co. KG'],
  ['Visited Nordwind GmbH, wants a quote', 'Nordwind GmbH'],
])('«%s»: a legal form of several words is whole', (text, name) => {
  expect(read(text, { ref: REF, known: [] }).customers.map((each) => each.name)).toEqual([name]);
});

test('a person whom we call our customer by sort is a person', () => {
  const { contacts } = read('今天拜访了新客户张伟', { ref: REF, known: [] });
  expect(contacts).toMatchObject([{ name: '张伟' }]);
});

test.each([
  ['今天拜访了华为云', '华为云?'],
  ['华为云李总要下单', '华为云?'],
  ['下周三给华为云报价', '华为云?'],
  ['比亚迪电子的李总嫌报价高', '比亚迪电子?'],
  ['今天拜访立讯精密,谈了样品', '立讯精密?'],
  ['拜访了比亚迪半导体有限公司', '比亚迪半导体有限公司?'],
  ['跟招商银行的采购王姐通了电话', '招商银行?'],
  ['Called Bosch Rexroth today, they want a demo', 'Bosch Rexroth?'],
  ['Met Dana at Siemens Energy, follow up Friday', 'Siemens Energy?'],
])('«%s»: a longer name than the one we know is nobody’s until somebody says whose', (text, name) => {
  expect(customersIn(text)).toEqual([name]);
});

test.each([
  ['今天拜访了华为集团,谈样品', '华为'],
  ['比亚迪股份有限公司的李总来电', '比亚迪'],
  ['华为技术部要样品', '华为'],
  ['华为电子元件的报价发了', '华为'],
  ['立讯模具延期了', '立讯'],
  ['华为物流太慢', '华为'],
  ['华为李总说华为云的价格太高', '华为'],
  ['Met Tom at Siemens Munich, follow up Friday', 'Siemens'],
  ['Called Siemens Dana today, wants a sample', 'Siemens'],
  ['Siemens PLC order confirmed', 'Siemens'],
  ['Bosch GmbH wants a demo', 'Bosch'],
  ['Bosch Legal has the contract', 'Bosch'],
  ['Acme Renewal Looks Good', 'Acme'],
  ['Visited Royal Harbour Hospital Pathology', 'Royal Harbour Hospital'],
])(
  '«%s»: a legal form, a part of a company, a thing or a person behind a name makes no other company',
  (text, name) => {
    expect(customersIn(text)).toEqual([name]);
  },
);

test('the longest name that we know is meant', () => {
  const known = [
    ...KNOWN,
    { id: 90, name: '华为云', aliases: [], contacts: [] },
    { id: 91, name: 'Siemens Energy', aliases: [], contacts: [] },
  ];
  expect(customersIn('今天拜访了华为云', known)).toEqual(['华为云']);
  expect(customersIn('Met Dana at Siemens Energy', known)).toEqual(['Siemens Energy']);
});

test.each([
  ['吉野家王总来电', '吉野家'],
  ['和全友家采购李姐通了电话', '全友家'],
  ['今天拜访了𠮷野家王总', '𠮷野家'],
  ['𠮷野家王总来电', '𠮷野家'],
  ['今天拜访了3M公司', '3M公司'],
  ['昨天去了5J集团谈年框', '5J集团'],
])('«%s» offers %s whole', (text, name) => {
  const { customers, choices } = read(text, { ref: REF, known: [] });
  expect([...customers, ...choices, ...guessNames(text)].map((each) => each.name)).toContain(name);
});

test.each(['华为(深圳)有限公司 今天来电', '华为（东莞）公司李总来电', '拜访了招商(上海)分公司'])(
  '«%s»: a branch in brackets and a legal form are of the name',
  (text) => {
    const { customers, others } = read(text, { ref: REF, known: KNOWN });
    expect(customers).toHaveLength(1);
    expect(others).toEqual([]);
  },
);

test.each([
  ['Placed the order with Orient today', 'Orient'],
  ['Shipped samples to Orient', 'Orient'],
  ['Reviewed the contract, they sign on Friday', undefined],
  ['Allied wants 40 sets', 'Allied'],
])('«%s»: a deed at the head is nobody', (text, name) => {
  const { choices } = read(text, { ref: REF, known: [] });
  const [likeliest] = [...choices, ...guessNames(text)];
  expect(likeliest?.name).toBe(name);
});

test.each([
  ['打给石药的单主任没接,改天再打', '石药'],
  ['Quick call w/ Stellantis - Marco says budget is frozen', 'Stellantis'],
  ['Invoice 20931 for Danfoss (48k EUR) is 30 days overdue', 'Danfoss'],
  ['Just off the phone with Rolls, Simon loves it', 'Rolls'],
  ['PO 4471 for Trumpf came in', 'Trumpf'],
  ['Won the Grundfos tender, 340k', 'Grundfos'],
  ['lost Grundfos to Xylem', 'Grundfos'],
  ['赢了格兰富的单子,34万', '格兰富'],
  ['Had lunch with Anna, Tom says hi', undefined],
  ['投标结果出来了,等通知', undefined],
])('«%s»: the words beside a house make it one, and nobody’s name', (text, name) => {
  const { customers, choices, contacts } = read(text, { ref: REF, known: [] });
  const [likeliest] = [...customers, ...choices, ...guessNames(text)];
  expect(likeliest?.name).toBe(name);
  expect(contacts.map((contact) => contact.name)).not.toContain(name);
});
