/** What we use of Tencent’s SDK. Its own declarations name a click’s key where it is not, and need those of `ws`. */
declare module '@wecom/aibot-node-sdk' {
  export type Frame = { readonly headers: { readonly req_id: string }; readonly body?: unknown };
  type Note = (sentence: string, ...more: unknown[]) => void;

  export class WSClient {
    constructor(options: {
      readonly botId: string;
      readonly secret: string;
      readonly wsUrl: string;
      readonly maxReconnectAttempts: number;
      readonly maxAuthFailureAttempts: number;
      readonly logger: { readonly debug: Note; readonly info: Note; readonly warn: Note; readonly error: Note };
    });
    on(event: 'authenticated' | 'event.disconnected_event', told: () => void): this;
    on(event: 'disconnected', told: (why: string) => void): this;
    on(event: 'error', told: (error: Error) => void): this;
    on(event: 'message' | 'event', told: (frame: Frame) => void): this;
    connect(): this;
    disconnect(): void;
    sendMessage(chat: string, body: object): Promise<Frame>;
    updateTemplateCard(click: Frame, card: object): Promise<Frame>;
    replyWelcome(entered: Frame, body: object): Promise<Frame>;
    uploadMedia(
      bytes: Buffer,
      options: { readonly type: 'file' | 'image'; readonly filename: string },
    ): Promise<{ readonly media_id: string }>;
    sendMediaMessage(chat: string, type: 'file' | 'image', id: string): Promise<Frame>;
    downloadFile(url: string, key?: string): Promise<{ readonly buffer: Buffer; readonly filename?: string }>;
  }
}
