"""The class of exports that may leave the room: made from what is published already, and searched for people before it goes."""
