/** Cities, countries and regions as notes name them, lower case: somebody may be there, but nobody is called so. */
export const cityNames: ReadonlySet<string> = new Set(
  `
aarhus aberdeen abuja accra adelaide africa alexandria algeria algiers alicante almaty america amman amsterdam anchorage
ankara antwerp argentina arizona asia athens atlanta auckland austin australia austria baghdad bali baltimore bangalore
bangkok bangladesh barcelona bari basel bath beijing beirut belfast belgium belgrade bengaluru berlin bern bilbao birmingham
bologna bolton bombay bordeaux boston bradford brasilia bratislava brazil bremen brighton brisbane bristol britain brno
bruges brussels bucharest budapest bulgaria burgos bursa busan cairo calais calcutta calgary california cambodia cambridge
cameroon canada canberra cannes canton cardiff carlisle casablanca chengdu chennai chester chicago chile china chongqing
cincinnati cleveland cologne colombia colombo colorado copenhagen cordoba cork coventry croatia cyprus dakar dalian dallas
damascus delhi denmark denver derby detroit dhaka doha dongguan dortmund dover dresden dubai dublin dundee durban durham
dusseldorf düsseldorf ecuador edinburgh egypt eindhoven england essen estonia ethiopia europe exeter felixstowe finland
florence florida foshan france frankfurt fukuoka fuzhou galway gdansk geneva genoa georgia germany ghana ghent gibraltar
glasgow gloucester gothenburg grenoble greece groningen guadalajara guangzhou haifa hamburg hangzhou hanoi hanover harbin
hartford havana hawaii helsinki holland houston hull hungary hyderabad iceland illinois india indonesia iran iraq ireland
israel istanbul italy izmir jakarta japan jeddah jerusalem johannesburg jordan kampala kansas karachi kazakhstan kent kenya
kiev kigali kolkata korea kowloon krakow kuwait kyiv kyoto lagos lahore lancaster laos latvia lebanon leeds leicester leiden
leipzig libya lille lima limerick lincoln lisboa lisbon lithuania liverpool ljubljana lodz london luton luxembourg luzern
lyon macau madrid malaga malaysia malmo malta manchester manila mannheim manzanillo marseille melbourne memphis mersin
mexico miami michigan milan milano minneapolis minsk mombasa monaco montreal morocco moscow mumbai munich myanmar nagoya
nairobi nanjing nantes naples nepal netherlands newcastle nice nigeria ningbo norfolk norway norwich nottingham noumea
nuremberg oakland ohio oman oregon orlando osaka oslo ottawa oxford pakistan palermo panama paramaribo paris penang perth
peru philadelphia philippines phoenix pisa pittsburgh plymouth poland porto portland portsmouth portugal poznan prague
preston qatar qingdao quebec queensland reading riga rio riyadh romania rome rotterdam rouen russia sacramento salford
salzburg santiago santos scotland seattle seoul serbia seville shanghai shantou sheffield shenyang shenzhen sheffield siberia
singapore slovakia slovenia sofia southampton spain stockholm stockport strasbourg stuttgart sudan suzhou sweden swindon
switzerland sydney syria taichung tainan taipei taiwan tallinn tampa tampere tanzania tasmania tehran tennessee texas
thailand tianjin tokyo toronto toulouse trieste tunis tunisia turin turkey turkmenistan uganda ukraine utah utrecht valencia
vancouver venice verona vienna vietnam vigo vilnius virginia wales warsaw washington wellington wigan winchester winnipeg
wolverhampton worcester wroclaw wuhan wuxi xiamen xian yemen yiwu yokohama york yorkshire zagreb zaragoza zhengzhou zhuhai
zurich zürich
`.split(/\s+/),
);
