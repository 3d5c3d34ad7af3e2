/**
 * What people put around what they want: politeness, hesitation, particles. It stands for nothing wherever it stands;
 * a phrase that needs one of these words says it, and has it.
 */
export const FILLERS = {
  zh: `
    请 麻烦 麻烦你 劳驾 拜托 烦请 帮忙 帮我 帮我看看 帮我看下 帮我看一下 帮俺 帮咱 帮个忙 给我 给俺 给咱 替我 替俺
    能不能 可不可以 可以 能否 方便的话 我想 我要 想 我想要 你 您 把
    一下 一下子 下 吧 呢 啊 呀 啦 哦 喔 嘛 哈 咯 嘞 哒 咧 喽 呗 哟 噢 囉 喇 㗎 呃 嗯 嗯嗯 那个 这个 就 就行 就好 就好了 得了 好了 算了 哎 哎呀 诶 欸 唉 诶呀
    的 了 都 也 先 再 还 又 有点 好不好 行吗 行不 行不行 可以吗 好吗 谢谢 谢谢你 谢啦 谢了 多谢 辛苦 辛苦了 感谢 唔该 抱歉 不好意思
    来着 到底 究竟 现在 目前 眼下 马上 赶紧 赶快 尽快 快 快点 统统 全部 一律 那边 这边 那儿 这儿 那里 这里 嗰边 以后 今后 接下来
    嘅 啲 咗 同我 帮手 畀我 俾我 睇下 睇睇 看看 看下 瞧瞧 瞅瞅 瞅一眼 给我看 给我看看 发我 给我列出来`,
  en: `please|pls|plz|plse|kindly|could you|can you|would you|will you|could u|can u|would u|can we|could we|may we|may i|can i|could i|
    would you mind|i would like to|i'd like to|id like to|i want to|i wanna|i need to|i need you to|i want you to|i need|i want|
    just|actually|then|now|so|oh|ah|eh|hey|hi|hello|ok|okay|well|um|uh|er|hmm|lah|la|leh|lor|hor|liao|can or not|thanks|thank you|thx|ty|tnx|cheers|mate|
    for me|for us|me|us|the|a|an|some|any|my|our|this|that|these|those|it|'s|is|are|was|be|do|does|did|to|of|by|with|
    right away|asap|at once|for now|from now|from now on|already|again|too|also|still|bit|a bit|a little|really|quick|quickly|real|
    if possible|when you can|would ya|will ya|sorry|sry|help|help me|bot|hey bot|go ahead and|do the needful|up|one|there|here|and`,
} as const;
